// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What stands where a secret was: <c>[redacted:rule]</c>, never as long as the secret.</summary>
static class Marker
{
    const string Start = "[redacted:";
    const int RuleLimit = 40;

    public static string Of(string rule) => string.Concat(Start, rule, "]");

    /// <summary>The length of the marker the text begins with; 0 when it begins with something else.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal))
            return 0;
        for (var i = Start.Length; i < text.Length && i < Start.Length + RuleLimit; i++)
        {
            if (text[i] == ']')
                return i > Start.Length ? i + 1 : 0;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] is not ('_' or '-'))
                return 0;
        }

        return 0;
    }

    /// <summary>Whether there is a marker anywhere in the text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(Start, StringComparison.Ordinal); at >= 0;)
        {
            if (LengthAt(text[at..]) > 0)
                return true;
            var next = text[(at + 1)..].IndexOf(Start, StringComparison.Ordinal);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>Whether the text is nothing but markers.</summary>
    public static bool IsAllOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        while (!text.IsEmpty)
        {
            var length = LengthAt(text);
            if (length == 0)
                return false;
            text = text[length..];
        }

        return true;
    }
}
