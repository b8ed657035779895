// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Which events a lane wants.</summary>
sealed class LaneGate(LogEventLevel minimumLevel, NamePatterns events, double sampleRate)
{
    public LogEventLevel MinimumLevel { get; } = minimumLevel;

    public NamePatterns Events { get; } = events;

    /// <summary>Decides by level, then name, then sample.</summary>
    public Filter Decide(FanoutEvent item)
    {
        if (item.Level < MinimumLevel && !Events.Match(item.EventName))
            return item.EventName is not null && !Events.IsEmpty ? Filter.Name : Filter.Level;
        return Sampling.Keeps(item, sampleRate) ? Filter.None : Filter.Sampled;
    }
}
