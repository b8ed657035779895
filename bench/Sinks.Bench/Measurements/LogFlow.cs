// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Serilog;
using Sinks.Sentry;

namespace Sinks.Bench.Measurements;

/// <summary>
/// Structured logs evenly over a second, with default settings, to a Sentry-protocol server in the same process that
/// answers after 20 ms and counts what it was sent.
/// </summary>
sealed partial class LogFlow
{
    const int Logs = 50_000;

    static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    long _received;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        // The first has everything compiled, as in a host that has logged for a while.
        var cold = (await new LogFlow().RunOnceAsync()).First(figure =>
            string.Equals(figure.Key, "logs_20ms_delivered", StringComparison.Ordinal));
        return
        [
            .. await new LogFlow().RunOnceAsync(),
            cold with { Key = "logs_20ms_cold_delivered", Label = "share delivered in a process that has just begun" },
        ];
    }

    async Task<IReadOnlyList<Figure>> RunOnceAsync()
    {
        await using var server = await Loopback.StartAsync(AnswerAsync);
        await using var engine = Engine.Start(code => code.Sentry(server.Dsn, options => options.EnableLogs = true));
        await using var logger = new LoggerConfiguration().WriteTo.Sink(engine.Face).CreateLogger();
        var clock = Stopwatch.StartNew();
        Pace.Run(Logs, TimeSpan.FromSeconds(1), number =>
            logger.Information("Converted page {Page} of {File} in {Elapsed} ms", number, "report.md", 12.5));
        var emitTime = clock.Elapsed;
        await engine.FlushAsync();
        var settleTime = clock.Elapsed;
        var lane = engine.CheckedStatus().Backends.First(backend =>
            backend.Name.EndsWith("-logs", StringComparison.Ordinal));
        var received = Interlocked.Read(ref _received);
        return lane.Delivered != received
            ? throw new InvalidOperationException($"{lane.Delivered} count as delivered, {received} were received.")
            :
            [
                new Figure("logs_emitted", "structured logs emitted", Logs, ""),
                new Figure("logs_emit_ms", "emitting them took", emitTime.TotalMilliseconds, "ms"),
                new Figure("logs_20ms_received", "received by a server of 20 ms", received, ""),
                new Figure("logs_20ms_delivered", "share delivered", 100.0 * received / Logs, "%"),
                new Figure("logs_20ms_settle_ms", "the last was delivered after", settleTime.TotalMilliseconds, "ms"),
            ];
    }

    async Task AnswerAsync(HttpContext context)
    {
        await using var body = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        using var reader = new StreamReader(body);
        // The second line is the header of the first item; the rest need not be looked at.
        await reader.ReadLineAsync(context.RequestAborted);
        var header = await reader.ReadLineAsync(context.RequestAborted) ?? "";
        while (await reader.ReadLineAsync(context.RequestAborted) is not null)
            continue;
        await Task.Delay(Latency, context.RequestAborted);
        var count = ItemCount().Match(header).Groups["count"].ValueSpan;
        Interlocked.Add(ref _received, long.Parse(count, CultureInfo.InvariantCulture));
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    [GeneratedRegex("\"item_count\":(?<count>\\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemCount();
}
