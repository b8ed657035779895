// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog;
using Sinks.Fanout;
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
        await using var server = await SlowServer.StartAsync(Latency);
        var dsn = $"{server.Address.Replace("://", "://key@", StringComparison.Ordinal)}/1";
        var code = new FanoutBuilder().Sentry(dsn);
        var pipeline = new PipelineFactory(code, null, PipelineServices.Default).Build();
        var exceptions = Enumerable.Range(0, Events).Select(Failing.Exception).ToList();
        using var logger = new LoggerConfiguration()
            .WriteTo.Sink(new FanoutSink(PipelineRegistry.Process.Attach(null, () => pipeline))).CreateLogger();

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Events; i++)
        {
            logger.Error(
                exceptions[i], "Cannot convert {File} for {User} in step {Stage}", $"report-{i}.md", "u-1001", "parse");
        }

        var emitted = clock.Elapsed;
        await pipeline.FlushAsync(TimeSpan.FromMinutes(5), TimeProvider.System);
        var settled = clock.Elapsed;

        var status = pipeline.Status();
        var backend = status.Backends[0];
        if (!status.BooksBalance || backend.Delivered > server.Requests)
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
