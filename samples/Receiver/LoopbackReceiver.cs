// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Receiver;

/// <summary>
/// A Sentry-protocol server, PostHog and a webhook in this process, for whoever has none of them. It says nothing,
/// takes no part in Ctrl+C, and reads what arrives from the bytes alone.
/// </summary>
public sealed class LoopbackReceiver : IAsyncDisposable
{
    const string DsnKey = "Fanout:Backends:sentry:Dsn";
    const string UrlKey = "Fanout:Backends:ops:Url";
    const string SecretKey = "Fanout:Backends:ops:Secret";

    const string PostHogKey = "Fanout:Backends:posthog";

    readonly WebApplication _application;
    readonly string _key = Guid.NewGuid().ToString("N");
    readonly WebhookSignature _signature;

    LoopbackReceiver(string webhookSecret)
    {
        _signature = new WebhookSignature(webhookSecret, TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, NoLifetime>();
        _application = builder.Build();
        _application.MapPost("/api/{project}/envelope/", TakeEnvelopeAsync);
        _application.MapPost("/webhook", TakeWebhookAsync);
        _application.MapPost("/batch/", TakePostHogAsync);
    }

    /// <summary>What came as Sentry protocol; null when that goes to another server.</summary>
    public Received? Sentry { get; private init; }

    /// <summary>What came as webhook; null when that goes to another server.</summary>
    public Received? Webhook { get; private init; }

    /// <summary>What came for PostHog; null when the application does not report to it, or to another server.</summary>
    public Received? PostHog { get; private init; }

    /// <summary>What a client of the Sentry protocol needs to know; null when that goes to another server.</summary>
    public string? Dsn => Sentry is null ? null : $"http://{_key}@{new Uri(_application.Urls.Single()).Authority}/1";

    /// <summary>Where the receiver is, as an application in another process may be told: by its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        Destinations().ToDictionary(
            destination => destination.Key.Replace(":", "__", StringComparison.Ordinal),
            destination => destination.Value!,
            StringComparer.Ordinal);

    /// <summary>
    /// Starts and becomes the destination of each backend for which none is configured; null when each has one.
    /// </summary>
    /// <param name="configuration">What is configured; the missing destinations are added to it.</param>
    /// <param name="isWebhookWanted">Whether the application has a webhook at all.</param>
    public static async Task<LoopbackReceiver?> StartWhereNeededAsync(
        ConfigurationManager configuration, bool isWebhookWanted = true)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var needsSentry = new[] { DsnKey, "SENTRY_DSN" }.All(key => string.IsNullOrEmpty(configuration[key]));
        var needsWebhook = isWebhookWanted && string.IsNullOrEmpty(configuration[UrlKey]);
        var needsPostHog = IsNamed(configuration, PostHogKey)
            && new[] { $"{PostHogKey}:ApiKey", "POSTHOG_API_KEY" }.All(key => string.IsNullOrEmpty(configuration[key]));
        if (!needsSentry && !needsWebhook && !needsPostHog)
            return null;

        var receiver = new LoopbackReceiver(configuration[SecretKey] ?? "")
        {
            Sentry = needsSentry ? new Received() : null,
            Webhook = needsWebhook ? new Received() : null,
            PostHog = needsPostHog ? new Received() : null,
        };
        await receiver._application.StartAsync();
        configuration.AddInMemoryCollection(receiver.Destinations());
        return receiver;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    IEnumerable<KeyValuePair<string, string?>> Destinations()
    {
        if (Sentry is not null)
            yield return new(DsnKey, Dsn);
        if (Webhook is not null)
            yield return new(UrlKey, $"{_application.Urls.Single()}/webhook");
        if (PostHog is null)
            yield break;
        yield return new($"{PostHogKey}:ApiKey", $"phc_{_key}");
        yield return new($"{PostHogKey}:Host", _application.Urls.Single());
    }

    static bool IsNamed(ConfigurationManager configuration, string path)
    {
        var at = path.LastIndexOf(':');
        return configuration.GetSection(path[..at]).GetChildren().Any(backend =>
            string.Equals(backend.Key, path[(at + 1)..], StringComparison.OrdinalIgnoreCase));
    }

    Task TakeEnvelopeAsync(HttpContext context)
    {
        var parts = context.Request.Headers["X-Sentry-Auth"].ToString().Split(' ', ',');
        var isKnown = parts[0] is "Sentry" && parts.Contains($"sentry_key={_key}", StringComparer.Ordinal);
        return TakeAsync(context, Sentry, _ => isKnown, body => SentryEnvelope.Read(body));
    }

    Task TakeWebhookAsync(HttpContext context) =>
        TakeAsync(context, Webhook, body => _signature.IsValid(context.Request.Headers, body), WebhookBody.Read);

    Task TakePostHogAsync(HttpContext context) =>
        TakeAsync(
            context,
            PostHog,
            body => string.Equals(PostHogBatch.KeyOf(body), $"phc_{_key}", StringComparison.Ordinal),
            PostHogBatch.Read);

    static async Task TakeAsync(
        HttpContext context,
        Received? received,
        Func<byte[], bool> isWelcome,
        Func<byte[], IReadOnlyList<Arrival>> read)
    {
        if (received is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        received.Count();
        var body = await ReadBodyAsync(context.Request);
        context.Response.StatusCode = Take(body, received, isWelcome, read);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            await context.Response.WriteAsync("{}");
        else
            received.CountRefused();
    }

    static int Take(
        byte[] body, Received received, Func<byte[], bool> isWelcome, Func<byte[], IReadOnlyList<Arrival>> read)
    {
        if (!isWelcome(body))
            return StatusCodes.Status403Forbidden;
        try
        {
            foreach (var arrival in read(body))
                received.Arrivals.Enqueue(arrival);
            return StatusCodes.Status200OK;
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await using var sent = request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        await sent.CopyToAsync(body);
        return body.ToArray();
    }

    /// <summary>Leaves Ctrl+C and SIGTERM to the application.</summary>
    sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
