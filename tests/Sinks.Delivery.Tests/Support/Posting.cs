// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;

namespace Sinks.Delivery.Tests.Support;

/// <summary>A backend as a third party would write it: posts batches of JSON to an address, which may change.</summary>
sealed class Posting(Func<Uri> address) : IBackend, IItemEncoder
{
    const int TrimmedLength = 200;

    readonly BackendHttp _http = new();

    public BackendProfile Profile { get; } = new()
    {
        Destination = "posting",
        BatchSizeLimit = 10,
        BatchBytesLimit = 50_000,
        ItemBytesLimit = 20_000,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => this;

    public int TrimLevels => 1;

    /// <summary>The events of a request's body.</summary>
    public static IReadOnlyList<ReceivedEvent> Read(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.EnumerateArray().Select(static item =>
            new ReceivedEvent(item.GetProperty("id").GetGuid(), item.GetProperty("message").GetString()!))];
    }

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var message = ((FanoutEvent)item).Message;
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        writer.WriteString("id"u8, item.Id);
        writer.WriteString("message"u8, trimLevel == 0 ? message : message[..Math.Min(message.Length, TrimmedLength)]);
        writer.WriteEndObject();
    }

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        body.WriteByte((byte)'[');
        for (var i = 0; i < batch.Count; i++)
        {
            if (i > 0)
                body.WriteByte((byte)',');
            body.Write(batch[i].Body.Span);
        }

        body.WriteByte((byte)']');
        using var request = new HttpRequestMessage(HttpMethod.Post, address())
        {
            Content = new ByteArrayContent(body.ToArray()),
        };
        var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var wait = answer.RetryAfter(TimeProvider.System.GetUtcNow());
        return answer.Status switch
        {
            < 300 => SendResult.Delivered,
            400 => SendResult.Rejected(answer.Reason),
            401 => SendResult.Refused(answer.Reason),
            413 => SendResult.TooLarge(answer.Reason),
            429 => SendResult.RateLimited(answer.Reason, wait ?? TimeSpan.FromSeconds(30)),
            _ => SendResult.Retry(answer.Reason, wait),
        };
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
