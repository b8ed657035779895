// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Event ids as property values; they are few and the same at each call.</summary>
static class MelEventIds
{
    const int SlotCount = 256;
    const int KnownLimit = 1_000;

    // A longer name was made at run time and is not to be held here.
    const int KnownLengthLimit = 256;

    // A name is mostly a literal: the same object at each call.
    static readonly Slot?[] Slots = new Slot?[SlotCount];

    // By both: for Microsoft.Extensions.Logging ids of one number are equal, whatever they are called.
    static readonly ConcurrentDictionary<(int Id, string? Name), StructureValue> Known = new();

    public static StructureValue Get(EventId id)
    {
        ref var slot = ref Slots[id.Id & (SlotCount - 1)];
        if (slot is { } last && last.Id == id.Id && ReferenceEquals(last.Name, id.Name))
            return last.Value;
        if (id.Name?.Length > KnownLengthLimit)
            return EventNames.IdOf(id);
        var value = Find(id);
        slot = new Slot(id.Id, id.Name, value);
        return value;
    }

    static StructureValue Find(EventId id)
    {
        if (Known.TryGetValue((id.Id, id.Name), out var value))
            return value;
        value = EventNames.IdOf(id);
        if (Known.Count < KnownLimit)
            Known.TryAdd((id.Id, id.Name), value);
        return value;
    }

    sealed record Slot(int Id, string? Name, StructureValue Value);
}
