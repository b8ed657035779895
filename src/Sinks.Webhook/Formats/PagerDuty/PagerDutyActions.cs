// SPDX-License-Identifier: Apache-2.0
using System.IO.Enumeration;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Tells what an event does to an incident: its own property says so, or its name.</summary>
sealed class PagerDutyActions(IReadOnlyList<string> resolveEvents)
{
    public const string Property = "PagerDutyAction";

    public IReadOnlyList<string> ResolveEvents => resolveEvents;

    public PagerDutyAction For(FanoutEvent item)
    {
        if (item.Properties.TryGetValue(Property, out var value)
            && Enum.TryParse<PagerDutyAction>(value.AsText(), ignoreCase: true, out var action)
            && Enum.IsDefined(action))
        {
            return action;
        }

        return Resolves(item.EventName) ? PagerDutyAction.Resolve : PagerDutyAction.Trigger;
    }

    bool Resolves(string? name)
    {
        for (var i = 0; name is not null && i < resolveEvents.Count; i++)
        {
            if (FileSystemName.MatchesSimpleExpression(resolveEvents[i], name, ignoreCase: false))
                return true;
        }

        return false;
    }
}
