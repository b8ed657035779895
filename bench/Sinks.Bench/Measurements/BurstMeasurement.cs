// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Serilog;
using Sinks.Sentry;

namespace Sinks.Bench.Measurements;

/// <summary>
/// 10,000 distinct errors as fast as they can be logged, to a Sentry-protocol server that answers after 20 ms.
/// </summary>
sealed class BurstMeasurement : IMeasurement
{
    const int Events = 10_000;

    static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public string Name => "burst";

    public string Subject =>
        "10,000 distinct errors at once, a Sentry-protocol server that answers after 20 ms, default settings";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var requests = 0;
        await using var server = await Loopback.StartAsync(async context =>
        {
            await Loopback.ReadAsync(context.Request);
            await Task.Delay(Latency, context.RequestAborted);
            Interlocked.Increment(ref requests);
            await context.Response.WriteAsync("{}", context.RequestAborted);
        });
        await using var engine = Engine.Start(code => code.Sentry(server.Dsn));
        var exceptions = Enumerable.Range(0, Events).Select(Failing.Exception).ToList();
        await using var logger = new LoggerConfiguration().WriteTo.Sink(engine.Face).CreateLogger();

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Events; i++)
        {
            logger.Error(
                exceptions[i], "Cannot convert {File} for {User} in step {Stage}", $"report-{i}.md", "u-1001", "parse");
        }

        var emitted = clock.Elapsed;
        await engine.FlushAsync();
        var settled = clock.Elapsed;

        var status = engine.CheckedStatus();
        var backend = status.Backends[0];
        if (backend.Delivered > Volatile.Read(ref requests))
            throw new InvalidOperationException("The books do not balance.");
        return
        [
            new Figure("sent", "errors logged", status.Emitted, ""),
            new Figure("delivered", "delivered", backend.Delivered, ""),
            new Figure("dropped", "dropped", status.Emitted - backend.Delivered, ""),
            new Figure("delivered_per_second", "delivered", backend.Delivered / settled.TotalSeconds, "per second"),
            new Figure("emit_ms", "logging them took", emitted.TotalMilliseconds, "ms"),
            new Figure("settled_ms", "until the last one arrived", settled.TotalMilliseconds, "ms"),
        ];
    }
}
