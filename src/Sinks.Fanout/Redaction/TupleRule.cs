// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// A name and its value as .NET writes a pair: <c>[password, x]</c>, <c>(password, x)</c>. Lists of words look alike,
/// so that inside a longer text the value has to be more than a word.
/// </summary>
sealed class TupleRule(NameRules names) : TextRule
{
    const int NameLimit = 64;

    static readonly SearchValues<char> Open = SearchValues.Create("[(");

    public override TextFeatures Gate => TextFeatures.Bracket;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        var (square, round) = (new CloseFinder(']'), new CloseFinder(')'));
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Open);
            if (next < 0)
                return;
            at += next;
            at = text[at] == '[' ? FindAt(text, at, ref square, ref hits) : FindAt(text, at, ref round, ref hits);
        }
    }

    int FindAt(ReadOnlySpan<char> text, int open, ref CloseFinder close, ref HitList hits)
    {
        var start = open + 1;
        // The parameters of a method, an index.
        if (open > 0 && (char.IsLetterOrDigit(text[open - 1]) || text[open - 1] is '_' or ')'
            || (text[open] == '(' && text[open - 1] == '>')))
            return start;
        var rest = text[start..Math.Min(text.Length, start + NameLimit)];
        var length = rest.IndexOfAnyExcept(CharKinds.Name);
        if (length < 2 || !rest[length..].StartsWith(", ", StringComparison.Ordinal)
            || names.Judge(rest[..length]) != NameVerdict.Secret)
            return start;

        var value = start + length + 2;
        var end = close.Next(text, value);
        while (end >= 0 && IsInMarker(text[value..(end + 1)]))
            end = close.Next(text, end + 1);
        if (end < 0)
            return value;

        // Nothing but the pair: its value may be a word, and hold brackets.
        var isAll = open == 0 && text[^1] == text[end];
        end = isAll ? text.Length - 1 : end;
        if (Placeholder.Is(text[value..end], names) || (!isAll && IsWords(text[value..end])))
            return value;
        hits.Under(start, start + length);
        hits.Add(text, value, end, RuleNames.KeyValue);
        hits.Under(0, 0);
        return end;
    }

    static bool IsInMarker(ReadOnlySpan<char> text) =>
        text.LastIndexOf('[') is >= 0 and var open && Marker.LengthAt(text[open..]) == text.Length - open;

    static bool IsWords(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!char.IsLetter(c) && c is not (' ' or ',' or '_' or '.'))
                return false;
        }

        return true;
    }

    /// <summary>Looks for the next bracket of its kind on the line, and remembers it.</summary>
    [StructLayout(LayoutKind.Auto)]
    struct CloseFinder(char close)
    {
        int _known = -1;
        int _foundFrom = int.MaxValue;

        public int Next(ReadOnlySpan<char> text, int from)
        {
            if (from >= _foundFrom && from <= _known)
                return Result(text);
            var next = text[from..].IndexOfAny(close, '\n');
            _foundFrom = from;
            _known = next < 0 ? text.Length : from + next;
            return Result(text);
        }

        readonly int Result(ReadOnlySpan<char> text) =>
            _known < text.Length && text[_known] == close ? _known : -1;
    }
}
