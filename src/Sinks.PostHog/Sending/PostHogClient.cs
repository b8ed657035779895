// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Posts batches to a project.</summary>
sealed class PostHogClient(
    Uri url,
    string key,
    PostHogEventEncoder encoder,
    bool isCompressed,
    BackendHttp http,
    TimeProvider time) : IBackend
{
    static readonly ProductInfoHeaderValue Product = new(PostHogSource.Library, PostHogSource.LibraryVersion);

    public BackendProfile Profile { get; } = new()
    {
        Destination = PostHogKey.EndOf(key) is { } end ? $"{url.Authority} (key ...{end})" : url.Authority,
        BatchSizeLimit = PostHogBody.ItemsLimit,
        BatchBytesLimit = PostHogBody.BytesLimit - PostHogBody.FrameBytes,
        ItemBytesLimit = PostHogLimits.ItemBytes,
        Events = ["*"],
        Kinds = [FanoutItemKind.Event, FanoutItemKind.Session],
        TakesSessionChanges = false,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => encoder;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        using var request = NewRequest(batch);
        var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return PostHogAnswers.Read(answer, batch, time.GetUtcNow());
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the request.")]
    HttpRequestMessage NewRequest(IReadOnlyList<EncodedItem> batch)
    {
        var body = PostHogBody.Frame(key, time.GetUtcNow(), batch, isCompressed);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isCompressed)
            request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.UserAgent.Add(Product);
        return request;
    }
}
