// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Event ids as property values; they are few and the same at each call.</summary>
static class MelEventIds
{
    const int KnownLimit = 1_000;

    // By both: for Microsoft.Extensions.Logging ids of one number are equal, whatever they are called.
    static readonly ConcurrentDictionary<(int Id, string? Name), StructureValue> Known = new();

    public static StructureValue Get(EventId id)
    {
        if (Known.TryGetValue((id.Id, id.Name), out var value))
            return value;
        value = EventNames.IdOf(id);
        if (Known.Count < KnownLimit)
            Known.TryAdd((id.Id, id.Name), value);
        return value;
    }
}
