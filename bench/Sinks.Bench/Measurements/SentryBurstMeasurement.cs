// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench.Measurements;

/// <summary>
/// 10,000 distinct errors as fast as they can be logged, to a Sentry-protocol server that answers after 20 ms, and to
/// one that answers at once.
/// </summary>
sealed class SentryBurstMeasurement : IMeasurement
{
    const int Errors = 10_000;

    public string Name => "sentry-burst";

    public string Subject =>
        "10,000 distinct errors at once, default settings, a server that answers after 20 and 0 ms";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        // Has everything compiled that a burst needs, as in a host that has logged errors for a while.
        await Burst.RunAsync(Errors, TimeSpan.Zero);
        var slow = await Burst.RunAsync(Errors, TimeSpan.FromMilliseconds(20));
        var fast = await Burst.RunAsync(Errors, TimeSpan.Zero);
        return
        [
            new Figure("errors_20ms_delivered", "delivered, server of 20 ms", slow.Delivered, ""),
            new Figure("errors_20ms_per_second", "delivered, server of 20 ms", slow.DeliveredPerSecond, "per second"),
            new Figure("errors_20ms_emit_ms", "logging them took", slow.EmitTime.TotalMilliseconds, "ms"),
            new Figure("errors_0ms_delivered", "delivered, server of 0 ms", fast.Delivered, ""),
            new Figure("errors_0ms_per_second", "delivered, server of 0 ms", fast.DeliveredPerSecond, "per second"),
            new Figure("errors_0ms_emit_ms", "logging them took", fast.EmitTime.TotalMilliseconds, "ms"),
        ];
    }
}
