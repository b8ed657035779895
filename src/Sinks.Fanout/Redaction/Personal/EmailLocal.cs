// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>The part of an address before the <c>@</c>, read backwards.</summary>
static class EmailLocal
{
    // Twice what is allowed: senders of bulk mail pack a recipient's address into their own.
    const int LengthLimit = 128;
    const int QuotedLimit = 66;

    static readonly SearchValues<char> ParameterStart = SearchValues.Create(" \t\r\n&?;");

    /// <summary>Where the part begins that ends there; the end itself when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="floor">What is before belongs to something else.</param>
    /// <param name="end">The position of the <c>@</c>.</param>
    public static int StartOf(ReadOnlySpan<char> text, int floor, int end)
    {
        if (end > floor && text[end - 1] == '"')
            return QuotedStartOf(text, floor, end);
        var start = end;
        while (start > floor && end - start <= LengthLimit)
        {
            var c = text[start - 1];
            var escaped = EmailChars.Unescape(text, start - 1, out var length);
            if (length > 0 && start - length >= floor)
            {
                if (!EmailChars.IsLocal(escaped) && escaped is not ('\'' or '!' or '#' or '$' or '&'))
                    break;
                start -= length;
                continue;
            }

            if (!IsPart(text, floor, start - 1, end) || (start < end && EmailChars.IsBreak(c, text[start])))
                break;
            start--;
        }

        return end - start > LengthLimit ? end : SkipNoise(text, floor, start, end);
    }

    static bool IsPart(ReadOnlySpan<char> text, int floor, int at, int end)
    {
        var c = text[at];
        if (EmailChars.IsLocal(c))
            return true;

        // Between two letters these belong to the name (o'brien, r&d); anywhere else they are around it.
        var isInside = at > floor && at + 1 < end
            && EmailChars.IsLetterOrDigit(text[at - 1]) && EmailChars.IsLetterOrDigit(text[at + 1]);
        if (!isInside)
            return false;
        return c == '=' ? IsForwarded(text, floor, at) : EmailChars.IsOddLocal(c) && !IsParameter(text, floor, at);
    }

    // a=1&bob@x.example
    static bool IsParameter(ReadOnlySpan<char> text, int floor, int at)
    {
        if (text[at] is not ('&' or '#'))
            return false;
        var before = text[Math.Max(floor, at - LengthLimit)..at];
        var part = before[(before.LastIndexOfAny(ParameterStart) + 1)..];
        return part.ContainsAny('=', '/');
    }

    // bounce+bob=x.example@list.example
    static bool IsForwarded(ReadOnlySpan<char> text, int floor, int at)
    {
        for (var i = at - 1; i >= floor && i > at - LengthLimit && EmailChars.IsLocal(text[i]); i--)
        {
            if (text[i] == '+')
                return true;
        }

        return false;
    }

    // A sentence's dots, a list's dashes, the letter of an escape.
    static int SkipNoise(ReadOnlySpan<char> text, int floor, int start, int end)
    {
        if (start > floor && start + 1 < end && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't')
            start++;
        while (start < end && text[start] is '.' or '-')
            start++;
        return start;
    }

    static int QuotedStartOf(ReadOnlySpan<char> text, int floor, int end)
    {
        var first = Math.Max(floor, end - 1 - QuotedLimit);
        var inside = text[first..(end - 1)];
        var isEscaped = inside.EndsWith("\\", StringComparison.Ordinal);
        var quote = (isEscaped ? inside[..^1] : inside).LastIndexOf('"');
        if (quote < 0 || inside[quote..].ContainsAny('\r', '\n') || inside.Length - quote < (isEscaped ? 3 : 2))
            return end;
        return isEscaped && quote > 0 && inside[quote - 1] == '\\' ? first + quote - 1 : first + quote;
    }
}
