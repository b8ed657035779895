// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Sinks.Fanout;

/// <summary>Addresses of the Internet Protocol, version 4 and 6; those of no machine in particular stay.</summary>
sealed class IpRule : TextRule
{
    const int MaxLength = 45;
    const int Version4Limit = 15;

    public override TextFeatures Gate => TextFeatures.Digit;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny('.', ':');
            if (next < 0)
                return;
            at = FindAround(text, at, at + next, ref hits);
        }
    }

    static int FindAround(ReadOnlySpan<char> text, int floor, int separator, ref HitList hits)
    {
        var start = separator;
        while (start > floor && char.IsAsciiHexDigit(text[start - 1]))
            start--;
        var end = separator;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is '.' or ':'))
            end++;
        if (start < separator)
            start = Math.Min(separator, start + TokenEdge.EscapeLength(text, start));
        if (end - start > MaxLength + MaxLength || !IsStart(text, start))
            return end;

        var length = text[start..end].Contains("::", StringComparison.Ordinal) || text[start..end].Count(':') > 1
            ? LengthOfVersion6(text[start..end])
            : LengthOfVersion4(text, start, end);
        return length == 0 ? end : hits.Add(text, start, start + length, RuleNames.Ip);
    }

    static bool IsStart(ReadOnlySpan<char> text, int start) =>
        start == 0 || !(char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_')
        || TokenEdge.EndsEscape(text[..start]);

    static int LengthOfVersion4(ReadOnlySpan<char> text, int start, int end)
    {
        var length = text[start..end].IndexOf(':');
        length = length < 0 ? end - start : length;
        length = text.Slice(start, length).TrimEnd('.').Length;
        var address = text.Slice(start, length);
        if (length > Version4Limit || !IsFourNumbers(address) || IsVersion(text, start, start + length))
            return 0;
        return address is "0.0.0.0" || address.StartsWith("127.", StringComparison.Ordinal) ? 0 : length;
    }

    static bool IsFourNumbers(ReadOnlySpan<char> address)
    {
        var (number, digits, dots) = (0, 0, 0);
        foreach (var c in address)
        {
            if (c == '.')
            {
                if (digits == 0)
                    return false;
                (number, digits) = (0, 0);
                dots++;
            }
            else
            {
                if (!char.IsAsciiDigit(c))
                    return false;
                number = (number * 10) + (c - '0');
                if (++digits > 3 || number > 255)
                    return false;
            }
        }

        return dots == 3 && digits > 0;
    }

    // version 1.2.3.4, Chrome/1.2.3.4, 1.2.3.4-beta
    static bool IsVersion(ReadOnlySpan<char> text, int start, int end)
    {
        if (!TokenEdge.IsEnd(text, end) && !(text[end] == '-' && char.IsAsciiDigit(text[end + 1])))
            return true;
        var word = ContextWords.Last(text, start);
        if (word.EndsWith("version", StringComparison.OrdinalIgnoreCase)
            || word is "v" or "ver" or "release" or "build")
            return true;
        if (start < 2 || text[start - 1] != '/' || !char.IsAsciiLetterOrDigit(text[start - 2]))
            return false;
        var product = text[Math.Max(0, start - MaxLength)..(start - 1)];
        var word0 = product.LastIndexOfAnyExcept(CharKinds.Name) + 1;
        return word0 < product.Length && char.IsAsciiLetterUpper(product[word0]);
    }

    static int LengthOfVersion6(ReadOnlySpan<char> token)
    {
        // A full stop, or the colon before what is said of the address, is no part of it.
        var address = token.TrimEnd('.');
        if (address.EndsWith(":", StringComparison.Ordinal) && !address.EndsWith("::", StringComparison.Ordinal))
            address = address[..^1];
        if (!IsAddress(address))
        {
            // Java writes the port behind all eight groups.
            var port = address.LastIndexOf(':');
            if (address.Count(':') != 8 || !IsAddress(address = address[..port]))
                return 0;
        }

        return address.IndexOfAnyExcept(":0") < 0 || IsLoopback(address) ? 0 : address.Length;
    }

    static bool IsAddress(ReadOnlySpan<char> text) =>
        text.Length is > 2 and <= MaxLength && text.IndexOfAnyInRange('0', '9') >= 0 && IPAddress.TryParse(text, out _);

    static bool IsLoopback(ReadOnlySpan<char> address) =>
        address[^1] == '1' && address[..^1].IndexOfAnyExcept(":0") < 0;
}
