// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A text in which <c>*</c> stands for any run of characters, and nothing else is special.</summary>
static class StarPattern
{
    public static bool HasStar(string pattern) => pattern.Contains('*', StringComparison.Ordinal);

    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        var (p, t, star, retry) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, retry) = (p++, t);
            else if (p < pattern.Length && Same(pattern[p], text[t], ignoreCase))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++retry);
            else
                return false;
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
