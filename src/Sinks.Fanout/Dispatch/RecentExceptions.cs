// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The exceptions that were logged as errors lately: what the host has logged just before it let it go unhandled is not
/// told twice. Holds no exception alive. Only the dispatcher touches it.
/// </summary>
sealed class RecentExceptions
{
    const int Limit = 64;
    const int DepthLimit = 10;
    const int TotalLimit = 50;

    static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    readonly Told[] _ring = new Told[Limit];

    int _next;

    public void Add(Exception exception, DateTimeOffset at, LogEventLevel level = LogEventLevel.Error)
    {
        ref var entry = ref _ring[_next++ % Limit];
        if (entry.Exception is null)
            entry.Exception = new WeakReference<Exception>(exception);
        else
            entry.Exception.SetTarget(exception);
        entry.At = at;
        entry.Level = level;
    }

    /// <summary>
    /// Whether this very exception, one inside it or one around it was logged within two seconds of that time, at that
    /// level or above.
    /// </summary>
    public bool Has(Exception exception, DateTimeOffset at, LogEventLevel level = LogEventLevel.Error)
    {
        foreach (ref readonly var told in _ring.AsSpan())
        {
            if (told.Exception is { } reference
                && told.Level >= level
                && (at - told.At).Duration() <= Span
                && reference.TryGetTarget(out var logged)
                && (Contains(exception, logged) || Contains(logged, exception)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an exception is that one or has it inside.</summary>
    public static bool Contains(Exception outer, Exception wanted)
    {
        var left = TotalLimit;
        return Contains(outer, wanted, depth: 1, ref left);
    }

    static bool Contains(Exception outer, Exception wanted, int depth, ref int left)
    {
        if (ReferenceEquals(outer, wanted))
            return true;
        if (depth == DepthLimit)
            return false;
        foreach (var inner in InnerExceptions.Of(outer))
        {
            if (left-- <= 0)
                return false;
            if (Contains(inner, wanted, depth + 1, ref left))
                return true;
        }

        return false;
    }

    [StructLayout(LayoutKind.Auto)]
    struct Told
    {
        public WeakReference<Exception>? Exception;
        public DateTimeOffset At;
        public LogEventLevel Level;
    }
}
