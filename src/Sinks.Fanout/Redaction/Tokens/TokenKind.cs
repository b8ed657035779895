// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Sinks.Fanout;

/// <summary>How one kind of token is written: a stem that never changes, and what follows it.</summary>
sealed class TokenKind
{
    // Less variety than this is what documentation fills in: xxxxxxxx, 00000000, 12312312.
    const int DistinctMinimum = 5;

    // A stem as long as this is written by no chance.
    const int TellingStem = 15;
    const int ContextWindow = 80;
    const ulong DigitBits = 1023;

    /// <summary>Reads a row of <see cref="TokenTable"/>.</summary>
    /// <param name="rule">The rule that finds are named by.</param>
    /// <param name="row">Marks, stem and parts, separated by spaces.</param>
    public TokenKind(string rule, string row)
    {
        Rule = rule;
        var words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stem = words[0].TrimStart('!', '#');
        var marks = words[0].AsSpan(0, words[0].Length - stem.Length);
        IsShort = marks.Contains('!');
        NeedsDigit = IsShort || marks.Contains('#');
        Stem = stem;
        Context = words[^1][0] == '?' ? words[^1][1..] : null;
        Parts = [.. words[1..(Context is null ? words.Length : words.Length - 1)].Select(TokenPart.Parse)];
    }

    public string Rule { get; }

    /// <summary>How the token begins.</summary>
    public string Stem { get; }

    /// <summary>What follows the stem.</summary>
    public TokenPart[] Parts { get; }

    /// <summary>A word without which the stem says too little; in lower case.</summary>
    public string? Context { get; }

    /// <summary>The stem could begin other words too: length and surroundings must be exactly right.</summary>
    public bool IsShort { get; }

    /// <summary>Letters alone would rather be an identifier.</summary>
    public bool NeedsDigit { get; }

    /// <summary>The end of the token of this kind that begins there; -1 when none does.</summary>
    public int EndAt(ReadOnlySpan<char> text, int start)
    {
        if (!text[start..].StartsWith(Stem))
            return -1;
        var end = start + Stem.Length;
        var variety = 0ul;
        foreach (var part in Parts)
        {
            var begin = end;
            end = part.EndAt(text, begin);
            if (end < 0)
                return -1;
            if (part.Text is null)
                variety |= VarietyOf(text[begin..end]);
        }

        if (!IsEnd(text, end) || (IsShort && start > 0 && IsJoint(text[start - 1])) || !LooksRandom(variety))
            return -1;
        while (text[end - 1] == '.')
            end--;
        return Context is null || IsNear(text, start) ? end : -1;
    }

    bool IsEnd(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
            return true;
        if (Parts[^1].Maximum == TokenPart.NoMaximum)
            return true;
        return !char.IsAsciiLetterOrDigit(text[end]) && !(IsShort && text[end] is '_' or '-');
    }

    static bool IsJoint(char c) => c is '_' or '-' or '.';

    bool LooksRandom(ulong variety) =>
        (!NeedsDigit || (variety & DigitBits) != 0)
        && (Stem.Length >= TellingStem || BitOperations.PopCount(variety) >= DistinctMinimum);

    // A bit for each digit and, whatever its case, each letter.
    static ulong VarietyOf(ReadOnlySpan<char> body)
    {
        var variety = 0ul;
        foreach (var c in body)
        {
            if (char.IsAsciiDigit(c))
                variety |= 1ul << (c - '0');
            else if (char.IsAsciiLetter(c))
                variety |= 1ul << ((c | 0x20) - 'a' + 10);
        }

        return variety;
    }

    bool IsNear(ReadOnlySpan<char> text, int start) =>
        text[Math.Max(0, start - ContextWindow)..start].Contains(Context, StringComparison.OrdinalIgnoreCase);
}
