// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sinks.Bench;

/// <summary>A loopback HTTP server that does with a request what it is told.</summary>
sealed class Loopback : IAsyncDisposable
{
    readonly WebApplication _application;

    Loopback(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(answer);
    }

    /// <summary>Where it is, for a client of the Sentry protocol.</summary>
    public string Dsn => $"{_application.Urls.First().Replace("://", "://key@", StringComparison.Ordinal)}/1";

    public static async Task<Loopback> StartAsync(RequestDelegate answer)
    {
        var server = new Loopback(answer);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Reads what was sent, packed or not.</summary>
    public static async Task<string> ReadAsync(HttpRequest request)
    {
        var isPacked = string.Equals(request.Headers.ContentEncoding.ToString(), "gzip", StringComparison.Ordinal);
        await using var body = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
