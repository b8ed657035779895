// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What the words before a number say about it.</summary>
static class ContextWords
{
    const int Reach = 40;

    /// <summary>Whether one of the words stands in the few characters before that position.</summary>
    public static bool Precede(ReadOnlySpan<char> text, int position, WordSet words)
    {
        var before = text[Math.Max(0, position - Reach)..position];
        var start = -1;
        for (var i = 0; i <= before.Length; i++)
        {
            if (i < before.Length && char.IsAsciiLetter(before[i]))
            {
                // CardNumber is two words.
                if (start >= 0 && char.IsAsciiLetterUpper(before[i]) && char.IsAsciiLetterLower(before[i - 1]))
                {
                    if (words.ContainsAnyCase(before[start..i]))
                        return true;
                    start = i;
                }

                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                if (words.ContainsAnyCase(before[start..i]))
                    return true;
                start = -1;
            }
        }

        return false;
    }

    /// <summary>The word that what begins there is introduced with: <c>version 1.2.3.4</c>, <c>tel: 12</c>.</summary>
    public static ReadOnlySpan<char> Last(ReadOnlySpan<char> text, int position)
    {
        var before = text[Math.Max(0, position - Reach)..position].TrimEnd(" \t:=\"'.#");
        var end = before.Length;
        while (end > 0 && char.IsAsciiLetter(before[end - 1]))
            end--;
        return before[end..];
    }
}
