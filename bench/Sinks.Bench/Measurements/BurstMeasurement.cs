// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench.Measurements;

/// <summary>
/// 10,000 distinct errors as fast as they can be logged, to a Sentry-protocol server that answers after 20 ms.
/// </summary>
sealed class BurstMeasurement : IMeasurement
{
    public string Name => "burst";

    public string Subject =>
        "10,000 distinct errors at once, a Sentry-protocol server that answers after 20 ms, default settings";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var burst = await Burst.RunAsync(errors: 10_000, TimeSpan.FromMilliseconds(20));
        return
        [
            new Figure("sent", "errors logged", burst.Emitted, ""),
            new Figure("delivered", "delivered", burst.Delivered, ""),
            new Figure("dropped", "dropped", burst.Emitted - burst.Delivered, ""),
            new Figure("delivered_per_second", "delivered", burst.DeliveredPerSecond, "per second"),
            new Figure("emit_ms", "logging them took", burst.EmitTime.TotalMilliseconds, "ms"),
            new Figure("settled_ms", "until the last one arrived", burst.SettleTime.TotalMilliseconds, "ms"),
        ];
    }
}
