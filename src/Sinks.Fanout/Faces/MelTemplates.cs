// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>Parsed templates by their text, which is the same literal at each call of one call site.</summary>
static class MelTemplates
{
    const int SlotCount = 1024;
    const int KnownLimit = 1_000;
    const int KnownLengthLimit = 1024;

    static readonly MessageTemplateParser Parser = new();
    static readonly ConcurrentDictionary<string, MessageTemplate> Known = new(StringComparer.Ordinal);

    // A literal is found by where it lies, without its text being read.
    static readonly Slot?[] Slots = new Slot?[SlotCount];

    public static MessageTemplate Parse(string text)
    {
        ref var slot = ref Slots[RuntimeHelpers.GetHashCode(text) & (SlotCount - 1)];
        if (slot is { } known && ReferenceEquals(known.Text, text))
            return known.Template;
        var template = Find(text);
        // A long text made at run time is not to be held here.
        if (text.Length <= KnownLengthLimit)
            slot = new Slot(text, template);
        return template;
    }

    /// <summary>A text that is the whole message: braces in it are no holes.</summary>
    public static MessageTemplate Plain(string text) => new(text, [new TextToken(text)]);

    static MessageTemplate Find(string text)
    {
        if (Known.TryGetValue(text, out var template))
            return template;
        template = Parser.Parse(text);
        // Templates made at run time must not gather: the first thousand are kept.
        if (text.Length <= KnownLengthLimit && Known.Count < KnownLimit)
            template = Known.GetOrAdd(text, template);
        return template;
    }

    sealed record Slot(string Text, MessageTemplate Template);
}
