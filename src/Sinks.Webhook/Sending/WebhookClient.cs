// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Posts batches to one address, with the headers of Standard Webhooks where they belong.</summary>
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
        MaxInFlight = payload.MaxInFlight,
        SendInterval = payload.SendInterval,
        RepeatsUnanswered = payload.RepeatsUnanswered,
        RequiredEvents = payload.RequiredEvents,
        RequiredProperties = payload.RequiredProperties,
    };

    public IItemEncoder Encoder => payload.Encoder;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            body = payload.Frame(batch);
        }
        catch (JsonException)
        {
            return SendResult.Rejected("the encoder in use wrote what this format cannot hold");
        }

        using var content = new WatchedContent(body);
        using var request = NewRequest(batch, body, content);
        try
        {
            var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return payload.Read(answer, time.GetUtcNow());
        }
        catch (HttpRequestException failure) when (failure.InnerException is PrivateAddressException refusal)
        {
            return SendResult.Refused(refusal.Message);
        }
        catch (Exception failure) when (
            !payload.RepeatsUnanswered && !cancellationToken.IsCancellationRequested && IsNoAnswer(failure))
        {
            return content.WasAskedFor
                ? SendResult.Abandoned("no answer after it was sent")
                : SendResult.Retry("no connection");
        }
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    // A connection that takes too long ends as a cancellation that nobody asked for.
    static bool IsNoAnswer(Exception failure) => failure is HttpRequestException or OperationCanceledException;

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    HttpRequestMessage NewRequest(IReadOnlyList<EncodedItem> batch, ReadOnlyMemory<byte> body, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        content.Headers.TryAddWithoutValidation("Content-Type", payload.ContentType);
        request.Headers.UserAgent.Add(Product);
        payload.AddHeaders(request.Headers);
        if (payload.IsStandardWebhook || signer is not null)
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
