// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Decides on the emitting thread whether anybody could want an event.</summary>
sealed class EmitGate
{
    readonly int _level;
    readonly bool _takesNamed;
    readonly LaneGate[] _taking;

    public EmitGate(IReadOnlyList<LanePlan> all, BreadcrumbOptions breadcrumbs)
    {
        var lanes = all.Where(static lane => lane.Gate.Kinds.Takes(FanoutItemKind.Event)).ToList();
        // No backend: nobody wants anything, breadcrumbs neither.
        _level = lanes.Count == 0 ? int.MaxValue : lanes.Min(static lane => (int)lane.Gate.LowestLevel);
        if (lanes.Count > 0 && breadcrumbs.Limit > 0)
            _level = Math.Min(_level, (int)breadcrumbs.MinimumLevel);
        _takesNamed = lanes.Any(static lane => !lane.Gate.Events.IsEmpty);
        _taking = [.. lanes.Select(static lane => lane.Gate).Where(static gate => gate.RequiredProperties.Count > 0)];
    }

    /// <summary>Lets nothing in.</summary>
    public static EmitGate Closed { get; } = new([], new BreadcrumbOptions());

    /// <summary>Whether a property may let an event pass whatever its level.</summary>
    public bool TakesByProperty => _taking.Length > 0;

    public bool Lets(LogEvent logEvent) =>
        (int)logEvent.Level >= _level
        || (_takesNamed && IsNamed(logEvent))
        || (TakesByProperty && IsTaken(logEvent));

    /// <summary>The same before there is an event.</summary>
    public bool Lets(LogEventLevel level, bool isNamed) =>
        (int)level >= _level || ((_takesNamed || TakesByProperty) && isNamed);

    bool IsTaken(LogEvent logEvent)
    {
        (logEvent as MelLogEvent)?.Complete();
        foreach (var gate in _taking)
        {
            if (gate.HasRequired(logEvent))
                return true;
        }

        return false;
    }

    static bool IsNamed(LogEvent logEvent)
    {
        (logEvent as MelLogEvent)?.Complete();
        return EventNames.Of(logEvent) is not null;
    }
}
