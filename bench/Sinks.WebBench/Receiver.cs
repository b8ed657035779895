// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;

namespace Sinks.WebBench;

/// <summary>A Sentry-protocol server that counts the events of what it receives.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication _app;
    long _events;

    Receiver(WebApplication app) => _app = app;

    public long Events => Interlocked.Read(ref _events);

    public string Dsn => $"http://key@{new Uri(_app.Urls.Single()).Authority}/1";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.MapPost("/api/1/envelope/", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task<string> TakeAsync(HttpRequest request)
    {
        var body = request.Headers.ContentEncoding == "gzip"
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : request.Body;
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("{\"type\":\"event\"", StringComparison.Ordinal))
                Interlocked.Increment(ref _events);
        }

        return "{}";
    }
}
