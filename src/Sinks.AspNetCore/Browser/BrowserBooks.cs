// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.Metrics;

namespace Sinks.AspNetCore;

/// <summary>Counts what browsers send; every report once, under what has become of it.</summary>
sealed class BrowserBooks
{
    static readonly string[] Reasons =
        ["malformed", "origin", "dsn", "too_large", "media_type", "rate_limited", "timeout"];

    static readonly Meter Meter = new("Sinks.AspNetCore");

    readonly long[] _refused = new long[Reasons.Length];
    long _taken;
    long _shed;
    long _ignored;

    /// <summary>Those of the process.</summary>
    public static BrowserBooks Process { get; } = Observe(new BrowserBooks());

    public void CountTaken() => Interlocked.Increment(ref _taken);

    public void CountShed() => Interlocked.Increment(ref _shed);

    public void CountIgnored(long count = 1) => Interlocked.Add(ref _ignored, count);

    public void CountRefused(BrowserRefusal reason, long count = 1) =>
        Interlocked.Add(ref _refused[(int)reason], count);

    public BrowserStatus Snapshot()
    {
        var refused = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < Reasons.Length; i++)
        {
            if (Interlocked.Read(ref _refused[i]) is > 0 and var count)
                refused[Reasons[i]] = count;
        }

        var (taken, shed, ignored) =
            (Interlocked.Read(ref _taken), Interlocked.Read(ref _shed), Interlocked.Read(ref _ignored));
        return new BrowserStatus
        {
            Received = taken + shed + ignored + refused.Values.Sum(),
            Taken = taken,
            Shed = shed,
            Ignored = ignored,
            Refused = refused,
        };
    }

    static BrowserBooks Observe(BrowserBooks books)
    {
        Meter.CreateObservableCounter(
            "sinks.browser.reports",
            () => books.Measure(),
            "{report}",
            "Reports of browsers, by what has become of them.");
        return books;
    }

    IEnumerable<Measurement<long>> Measure()
    {
        var status = Snapshot();
        yield return Of(status.Taken, "taken");
        yield return Of(status.Shed, "shed");
        yield return Of(status.Ignored, "ignored");
        foreach (var (reason, count) in status.Refused)
            yield return Of(count, "refused", reason);
    }

    static Measurement<long> Of(long count, string outcome, string? reason = null) => reason is null
        ? new(count, new KeyValuePair<string, object?>("outcome", outcome))
        : new(
            count,
            new KeyValuePair<string, object?>("outcome", outcome),
            new KeyValuePair<string, object?>("reason", reason));
}
