// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Which events a lane wants.</summary>
sealed class LaneGate(
    LogEventLevel minimumLevel,
    LevelOverrides overrides,
    NamePatterns events,
    EventFilter eventFilter,
    double sampleRate,
    IReadOnlyList<string>? requiredProperties = null,
    KindGate? kinds = null)
{
    /// <summary>Which kinds of items it wants at all.</summary>
    public KindGate Kinds { get; } = kinds ?? KindGate.EventsAlone;

    /// <summary>A property of one of these names lets an event pass whatever its level.</summary>
    public IReadOnlyList<string> RequiredProperties { get; } = requiredProperties ?? [];

    public NamePatterns Events { get; } = events;

    /// <summary>No event below it passes, unless by its name.</summary>
    public LogEventLevel LowestLevel { get; } =
        overrides.Lowest is { } lowest && lowest < minimumLevel ? lowest : minimumLevel;

    /// <summary>Whether level or name let an event pass; it is not built yet.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="name">Its name, if it is a named event.</param>
    public bool Wants(LogEvent logEvent, string? name) =>
        (logEvent.Level >= LowestLevel
            && (overrides.IsEmpty || IsHighEnough(logEvent.Level, EventNames.CategoryOf(logEvent))))
        || Events.Match(name)
        || HasRequired(logEvent);

    /// <summary>Whether the event has a property that lets it pass.</summary>
    public bool HasRequired(LogEvent logEvent)
    {
        foreach (var property in RequiredProperties)
        {
            if (logEvent.Properties.ContainsKey(property))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Decides by kind; for events by level, then name, then filter, then sample, for spans by the sample of traces.
    /// </summary>
    public Filter Decide(FanoutItem item) => item switch
    {
        FanoutEvent logged => Decide(logged),
        FanoutSpan span => Kinds.Keeps(span) ? Filter.None : Filter.Sampled,
        _ => Filter.None,
    };

    Filter Decide(FanoutEvent item)
    {
        if (!IsHighEnough(item.Level, item.SourceContext) && !Events.Match(item.EventName) && !HasRequired(item))
            return item.EventName is not null && !Events.IsEmpty ? Filter.Name : Filter.Level;
        if (!eventFilter.Lets(item))
            return Filter.Filter;
        return Sampling.Keeps(item, sampleRate) ? Filter.None : Filter.Sampled;
    }

    bool HasRequired(FanoutEvent item)
    {
        foreach (var property in RequiredProperties)
        {
            if (item.Properties.TryGetValue(property, out _))
                return true;
        }

        return false;
    }

    bool IsHighEnough(LogEventLevel level, string? category) => level >= (overrides.Of(category) ?? minimumLevel);
}
