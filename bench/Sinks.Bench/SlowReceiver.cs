// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Sinks.Bench;

/// <summary>Takes so many events a second, each in its turn, and counts them by level.</summary>
sealed class SlowReceiver(double perSecond)
{
    readonly Lock _lock = new();
    readonly long _began = Stopwatch.GetTimestamp();
    double _nextTurn;
    long _errors;
    long _others;

    public long Errors => Interlocked.Read(ref _errors);

    public long Others => Interlocked.Read(ref _others);

    public async Task AnswerAsync(HttpContext context)
    {
        var text = await Loopback.ReadAsync(context.Request);
        await Task.Delay(Turn(), context.RequestAborted);
        if (text.Contains("\"level\":\"error\"", StringComparison.Ordinal))
            Interlocked.Increment(ref _errors);
        else
            Interlocked.Increment(ref _others);
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    TimeSpan Turn()
    {
        lock (_lock)
        {
            var now = Stopwatch.GetElapsedTime(_began).TotalSeconds;
            _nextTurn = Math.Max(now, _nextTurn + (1 / perSecond));
            return TimeSpan.FromSeconds(_nextTurn - now);
        }
    }
}
