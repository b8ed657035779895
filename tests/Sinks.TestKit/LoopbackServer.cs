// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sinks.TestKit;

/// <summary>A real HTTP server on a free loopback port, which answers by script and remembers what it got.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    readonly WebApplication _application;
    readonly Func<ReceivedRequest, Answer> _answer;
    readonly ConcurrentQueue<Answer> _script = new();
    readonly List<ReceivedRequest> _requests = [];
    readonly List<(Func<IReadOnlyList<ReceivedRequest>, bool> IsMet, TaskCompletionSource Signal)> _waiters = [];

    LoopbackServer(Func<ReceivedRequest, Answer> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>The server's address without a trailing slash, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address { get; private set; } = "";

    public int Port => new Uri(Address).Port;

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What to answer when the script is used up; null for 200.</param>
    public static async Task<LoopbackServer> StartAsync(Func<ReceivedRequest, Answer>? answer = null)
    {
        var server = new LoopbackServer(answer ?? (static _ => Answer.Ok));
        await server._application.StartAsync();
        var addresses = server._application.Services
            .GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>();
        server.Address = addresses!.Addresses.First();
        return server;
    }

    /// <summary>Answers the next requests in this order.</summary>
    public LoopbackServer Then(params Answer[] answers)
    {
        foreach (var answer in answers)
            _script.Enqueue(answer);
        return this;
    }

    /// <summary>Waits until so many requests came, at most 10 s, and returns all so far.</summary>
    public Task<IReadOnlyList<ReceivedRequest>> ReceivedAsync(int count) =>
        ReceivedAsync(requests => requests.Count >= count, $"{count} requests");

    /// <summary>Waits until the requests meet a condition, at most 10 s, and returns all so far.</summary>
    public async Task<IReadOnlyList<ReceivedRequest>> ReceivedAsync(
        Func<IReadOnlyList<ReceivedRequest>, bool> isMet, string expectation)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_requests)
        {
            if (isMet(_requests))
                return [.. _requests];
            _waiters.Add((isMet, signal));
        }

        try
        {
            await signal.Task.WaitAsync(WaitLimit);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException(
                $"The server waited {WaitLimit} for {expectation}, and got {Requests.Count} requests.", exception);
        }

        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        var answer = _script.TryDequeue(out var scripted) ? scripted : _answer(request);
        Remember(request);
        await answer.Until.WaitAsync(context.RequestAborted);
        if (answer.Breaks)
            await BreakAsync(context);
        if (answer.Resets || answer.Breaks)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }

    static async Task BreakAsync(HttpContext context)
    {
        var output = context.Features.Get<IConnectionTransportFeature>()!.Transport.Output;
        await output.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 20"));
    }

    void Remember(ReceivedRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (!_waiters[i].IsMet(_requests))
                    continue;
                _waiters[i].Signal.TrySetResult();
                _waiters.RemoveAt(i);
            }
        }
    }

    static async Task<ReceivedRequest> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        var raw = buffer.ToArray();
        var body = request.Headers.ContentEncoding == "gzip" ? Decompress(raw) : raw;
        var headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ReceivedRequest(
            request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", headers, raw, body);
    }

    static byte[] Decompress(byte[] raw)
    {
        using var gzip = new GZipStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
