// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Serilog;
using Sinks.Bench.Measurements;
using Sinks.Sentry;

namespace Sinks.Bench;

/// <summary>
/// Distinct errors as fast as they can be logged, with default settings, to a Sentry-protocol server in the same
/// process.
/// </summary>
sealed record Burst(long Emitted, long Delivered, TimeSpan EmitTime, TimeSpan SettleTime)
{
    public double DeliveredPerSecond => Delivered / SettleTime.TotalSeconds;

    public static async Task<Burst> RunAsync(int errors, TimeSpan latency)
    {
        var requests = 0;
        await using var server = await Loopback.StartAsync(async context =>
        {
            // The server shares the processors with what is measured: it takes the bytes and looks at none of them.
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, context.RequestAborted);
            Interlocked.Increment(ref requests);
            await context.Response.WriteAsync("{}", context.RequestAborted);
        });
        await using var engine = Engine.Start(code => code.Sentry(server.Dsn));
        var exceptions = Enumerable.Range(0, errors).Select(Failing.Exception).ToList();
        await using var logger = new LoggerConfiguration().WriteTo.Sink(engine.Face).CreateLogger();

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < errors; i++)
        {
            logger.Error(
                exceptions[i], "Cannot convert {File} for {User} in step {Stage}", $"report-{i}.md", "u-1001", "parse");
        }

        var emitTime = clock.Elapsed;
        await engine.FlushAsync();
        var settleTime = clock.Elapsed;

        var status = engine.CheckedStatus();
        var delivered = status.Backends[0].Delivered;
        return delivered > Volatile.Read(ref requests)
            ? throw new InvalidOperationException("The books do not balance.")
            : new Burst(status.Emitted, delivered, emitTime, settleTime);
    }
}
