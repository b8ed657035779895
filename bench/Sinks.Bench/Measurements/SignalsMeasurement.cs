// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench.Measurements;

/// <summary>Structured logs at a pace to a server that is slow, and what spans cost the code that is traced.</summary>
sealed class SignalsMeasurement : IMeasurement
{
    public string Name => "signals";

    public string Subject =>
        "50,000 structured logs within a second to a server of 20 ms; what spans cost the code that is traced";

    public async Task<IReadOnlyList<Figure>> RunAsync() =>
        [.. await LogFlow.RunAsync(), .. await new SpanCost().RunAsync()];
}
