// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Client secrets of Entra ID: three characters, a digit, <c>Q~</c> and 31 to 34 more, with nothing of their alphabet
/// on either side.
/// </summary>
sealed class AzureClientSecretRule : TextRule
{
    const string Anchor = "Q~";
    const int Before = 4;
    const int TailMinimum = 31;
    const int TailMaximum = 34;
    const int DistinctMinimum = 8;

    static readonly SearchValues<char> Alphabet = SearchValues.Create(TokenPart.Characters('b') + ".~");

    public override TextFeatures Gate => TextFeatures.Tilde;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(Anchor, StringComparison.Ordinal);
            if (next < 0)
                return;
            at = FindAt(text, at + next, ref hits);
        }
    }

    static int FindAt(ReadOnlySpan<char> text, int anchor, ref HitList hits)
    {
        var start = anchor - Before;
        var tail = anchor + Anchor.Length;
        if (start < 0 || !char.IsAsciiDigit(text[anchor - 1]) || text[start..anchor].ContainsAnyExcept(Alphabet)
            || (start > 0 && Alphabet.Contains(text[start - 1]) && !TokenStart.IsAfterEscape(text, start)))
            return tail;
        var rest = text[tail..Math.Min(text.Length, tail + TailMaximum + 2)];
        var length = rest.IndexOfAnyExcept(Alphabet);
        length = rest[..(length < 0 ? rest.Length : length)].TrimEnd('.').Length;
        return length is >= TailMinimum and <= TailMaximum && IsVaried(rest[..length])
            ? hits.Add(text, start, tail + length, RuleNames.AzureSecret)
            : tail;
    }

    static bool IsVaried(ReadOnlySpan<char> tail)
    {
        var distinct = 0;
        for (var i = 0; i < tail.Length; i++)
            distinct += tail[..i].Contains(tail[i]) ? 0 : 1;
        return distinct >= DistinctMinimum;
    }
}
