// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>What stands between a name and its value.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Separator(int Start, int End, SeparatorKind Kind)
{
    /// <summary>Reads the separator around a <c>:</c>, <c>=</c> or <c>&gt;</c>.</summary>
    public static Separator Read(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var previous = at > 0 ? text[at - 1] : '\0';
        return text[at] switch
        {
            ':' when next == ':' => new(at, at + 2, SeparatorKind.None),
            ':' when next == '=' => new(StartOf(text, at + 1), at + 2, SeparatorKind.Equals),
            ':' => new(at, at + 1, SeparatorKind.Colon),
            '=' when next == '=' => new(at, at + 2, SeparatorKind.Arrow),
            '=' when next == '>' => new(at, at + 2, SeparatorKind.Arrow),
            '=' when previous is '!' or '<' or '>' or '~' => new(at, at + 1, SeparatorKind.None),
            '=' when previous is '.' or '+' or '?' or ':' => new(StartOf(text, at), at + 1, SeparatorKind.Equals),
            '=' => new(at, at + 1, SeparatorKind.Equals),
            _ when previous == '-' => new(at - 1, at + 1, SeparatorKind.Arrow),
            _ => new(at, at + 1, SeparatorKind.Element),
        };
    }

    // .= += ?= ??= ::=
    static int StartOf(ReadOnlySpan<char> text, int at)
    {
        var start = at - 1;
        while (start > 0 && at - start < 4 && text[start - 1] == text[at - 1])
            start--;
        return start;
    }
}
