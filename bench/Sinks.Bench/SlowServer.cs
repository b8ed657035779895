// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sinks.Bench;

/// <summary>A loopback HTTP server that reads a request, waits, and answers 200.</summary>
sealed class SlowServer : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly TimeSpan _latency;
    int _requests;

    SlowServer(TimeSpan latency)
    {
        _latency = latency;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public string Address => _application.Urls.First();

    public int Requests => Volatile.Read(ref _requests);

    public static async Task<SlowServer> StartAsync(TimeSpan latency)
    {
        var server = new SlowServer(latency);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        await Task.Delay(_latency, context.RequestAborted);
        Interlocked.Increment(ref _requests);
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }
}
