// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Posts batches to the log intake, each as one JSON array.</summary>
sealed class DatadogClient(
    Uri url,
    string apiKey,
    IItemEncoder encoder,
    BackendHttp http,
    DatadogCompression compression,
    TimeProvider time) : IBackend
{
    /// <summary>The most events of a request.</summary>
    public const int EventsLimit = 1000;

    /// <summary>The most bytes of a request before compression.</summary>
    public const int PayloadBytesLimit = 5_000_000;

    /// <summary>The most bytes of an event; the intake would cut a longer one anywhere.</summary>
    public const int EventBytesLimit = 1_000_000;

    static readonly string Version = typeof(DatadogClient).Assembly.GetName().Version?.ToString(3) ?? "0";

    static readonly ProductInfoHeaderValue Product = new("Sinks.Datadog", Version);

    /// <summary>Names of headers that users may not set.</summary>
    public static IReadOnlyCollection<string> ReservedHeaders { get; } = ["DD-"];

    public BackendProfile Profile { get; } = new()
    {
        Destination = url.Host + DatadogKey.Shown(apiKey),
        BatchSizeLimit = EventsLimit,
        // Brackets and a comma for each event are part of the payload.
        BatchBytesLimit = PayloadBytesLimit - (EventsLimit + 1),
        ItemBytesLimit = EventBytesLimit,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => encoder;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        using var request = NewRequest(batch);
        var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return DatadogAnswers.Read(answer, time.GetUtcNow());
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    HttpRequestMessage NewRequest(IReadOnlyList<EncodedItem> batch)
    {
        var isCompressed = compression == DatadogCompression.Gzip;
        var body = DatadogBody.Parts(batch);
        var content = new ReadOnlyMemoryContent(isCompressed ? GzipBody.Compress(body) : DatadogBody.Whole(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        if (isCompressed)
            content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        request.Headers.UserAgent.Add(Product);
        request.Headers.TryAddWithoutValidation("DD-API-KEY", apiKey);
        request.Headers.TryAddWithoutValidation("DD-EVP-ORIGIN", "sinks");
        request.Headers.TryAddWithoutValidation("DD-EVP-ORIGIN-VERSION", Version);
        return request;
    }
}
