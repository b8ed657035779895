// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace Sinks.Bench;

/// <summary>Says how long each event took from its emit until it was received.</summary>
sealed partial class LatencyReceiver(int events)
{
    readonly long[] _emittedAt = new long[events];
    readonly long[] _receivedAt = new long[events];
    readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _received;

    public Task All => _all.Task;

    public int Received => Volatile.Read(ref _received);

    /// <summary>An error that tells the receiver its number; its time begins now.</summary>
    public LogEvent Emitting(int number)
    {
        var logEvent = Sample.ShortEvent(LogEventLevel.Error, number);
        _emittedAt[number] = Stopwatch.GetTimestamp();
        return logEvent;
    }

    public double[] Milliseconds() =>
        [.. _receivedAt.Select((at, i) => Stopwatch.GetElapsedTime(_emittedAt[i], at).TotalMilliseconds)];

    public async Task AnswerAsync(HttpContext context)
    {
        var now = Stopwatch.GetTimestamp();
        var number = Number().Match(await Loopback.ReadAsync(context.Request)).Groups["number"].ValueSpan;
        _receivedAt[int.Parse(number, CultureInfo.InvariantCulture)] = now;
        if (Interlocked.Increment(ref _received) == events)
            _all.TrySetResult();
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    [GeneratedRegex(@"Converted (?<number>\d+) pages", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
