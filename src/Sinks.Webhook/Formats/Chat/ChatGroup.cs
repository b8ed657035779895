// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>The events of one error in a batch.</summary>
sealed record ChatGroup
{
    /// <summary>The newest of them.</summary>
    public required ChatNote Newest { get; init; }

    /// <summary>The highest level among them.</summary>
    public required LogEventLevel Level { get; init; }

    public required int Count { get; init; }

    public required DateTimeOffset First { get; init; }

    public required DateTimeOffset Last { get; init; }

    /// <summary>The groups of a batch: the gravest first, then the most frequent, then the newest.</summary>
    public static IReadOnlyList<ChatGroup> Of(IReadOnlyList<EncodedItem> batch) =>
    [
        .. batch.Select(ChatNote.Read)
            .GroupBy(static note => note.Key, StringComparer.Ordinal)
            .Select(static notes => Of([.. notes]))
            .OrderByDescending(static group => group.Level)
            .ThenByDescending(static group => group.Count)
            .ThenByDescending(static group => group.Last),
    ];

    static ChatGroup Of(IReadOnlyList<ChatNote> notes) => new()
    {
        Newest = notes.MaxBy(static note => note.Time)!,
        Level = notes.Max(static note => note.Level),
        Count = notes.Count,
        First = notes.Min(static note => note.Time),
        Last = notes.Max(static note => note.Time),
    };
}
