// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Posts batches to one address with the headers of Standard Webhooks.</summary>
sealed class WebhookClient(
    Uri url,
    WebhookPayload payload,
    WebhookSigner? signer,
    BackendHttp http,
    TimeProvider time) : IBackend
{
    static readonly ProductInfoHeaderValue Product =
        new("Sinks.Webhook", typeof(WebhookClient).Assembly.GetName().Version?.ToString(3));

    /// <summary>Names of headers that users may not set.</summary>
    public static IReadOnlyCollection<string> ReservedHeaders { get; } = ["webhook-"];

    public BackendProfile Profile { get; } = new()
    {
        Destination = url.Host,
        BatchSizeLimit = payload.BatchSizeLimit,
        BatchBytesLimit = payload.BatchBytesLimit,
        ItemBytesLimit = payload.ItemBytesLimit,
        MinimumLevel = payload.MinimumLevel,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => payload.Encoder;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        using var request = NewRequest(batch);
        var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return WebhookAnswers.Read(answer, time.GetUtcNow());
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    HttpRequestMessage NewRequest(IReadOnlyList<EncodedItem> batch)
    {
        var body = payload.Frame(batch);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", payload.ContentType);
        request.Headers.UserAgent.Add(Product);
        AddWebhookHeaders(request.Headers, WebhookMessageId.Of([.. batch.Select(static item => item.Id)]), body);
        return request;
    }

    void AddWebhookHeaders(HttpRequestHeaders headers, string id, ReadOnlyMemory<byte> body)
    {
        // The time of the attempt, not of the events: receivers refuse what is older than 5 minutes.
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        headers.Add("webhook-id", id);
        headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        if (signer is not null)
            headers.TryAddWithoutValidation("webhook-signature", signer.Sign(id, timestamp, body));
    }
}
