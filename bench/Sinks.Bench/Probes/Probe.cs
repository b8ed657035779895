// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Serilog;
using Serilog.Core;
using Sinks.Fanout;

namespace Sinks.Bench.Probes;

/// <summary>
/// A logger with a fan-out as it comes, and one backend: what is logged by the one is answered as the other gets it.
/// </summary>
sealed class Probe : IAsyncDisposable
{
    const long Roomy = 1L << 30;

    static readonly TimeSpan FlushLimit = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<long, FanoutEvent> _received = new();
    readonly Logger _logger;
    long _count;

    public Probe()
    {
        _logger = new LoggerConfiguration().WriteTo.Fanout(
            f => f.Options(Widen).Add(
                new RecordingBackend.Type(_received), "recording", static options => options.QueueBytesLimit = Roomy))
            .CreateLogger();
    }

    /// <summary>Logs one event; its number.</summary>
    public long Log(Action<ILogger> log)
    {
        log(_logger.ForContext(RecordingBackend.Number, ++_count));
        return _count;
    }

    /// <summary>Waits until the backend has what was logged.</summary>
    public static async Task FlushAsync()
    {
        if (!await FanoutEvents.FlushAsync(FlushLimit))
            throw new InvalidOperationException($"Not flushed within {FlushLimit}.");
    }

    /// <summary>The event with that number as the backend got it, once; null when it was dropped.</summary>
    public FanoutEvent? Take(long number) => _received.TryRemove(number, out var e) ? e : null;

    public ValueTask DisposeAsync() => _logger.DisposeAsync();

    /// <summary>The probe is about what is redacted: nothing else may keep an event or add to it.</summary>
    static void Widen(FanoutOptions options)
    {
        options.IntakeBytesLimit = Roomy;
        options.Breadcrumbs.Limit = 0;
    }
}
