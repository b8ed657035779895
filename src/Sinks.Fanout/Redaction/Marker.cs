// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What stands where a secret was: <c>[redacted:rule]</c>, never as long as the secret. It may show the end of the
/// value (<c>[redacted:card:4242]</c>), an address (<c>[redacted:email:j@example.com]</c>) or a pseudonym
/// (<c>[redacted:card:k1:...]</c>), in shapes so tight that no secret passes for one.
/// </summary>
static class Marker
{
    /// <summary>The most characters of a value that a marker may show.</summary>
    public const int TailLimit = 8;

    /// <summary>The characters of a pseudonym: 16 bytes in base64url.</summary>
    public const int PseudonymLength = 22;

    /// <summary>The longest domain that a marker may show.</summary>
    public const int DomainLimit = 64;

    /// <summary>No marker is longer.</summary>
    public const int LengthLimit = 128;

    public const string Start = "[redacted:";
    const int RuleLimit = 40;
    const int LabelLimit = 24;

    public static string Of(string rule) => string.Concat(Start, rule, "]");

    public static string Of(string rule, string payload) => string.Concat([Start, rule, ":", payload, "]"]);

    /// <summary>Whether a text may be the name of a rule in a marker.</summary>
    public static bool IsRule(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= RuleLimit && text.IndexOfAnyExcept(CharKinds.Rule) < 0;

    /// <summary>The length of the marker the text begins with; 0 when it begins with something else.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Start, StringComparison.Ordinal))
            return 0;
        var inner = text[Start.Length..Math.Min(text.Length, LengthLimit)];
        var end = inner.IndexOf(']');
        if (end < 0)
            return 0;
        inner = inner[..end];
        var colon = inner.IndexOf(':');
        var isMarker = colon < 0 ? IsRule(inner) : IsRule(inner[..colon]) && IsPayload(inner[(colon + 1)..]);
        return isMarker ? Start.Length + end + 1 : 0;
    }

    /// <summary>What a marker that is all of the text holds: <c>card:4242</c>.</summary>
    public static string InnerOf(string marker) => marker[Start.Length..^1];

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

    /// <summary>The marker that surrounds a position, or begins before it and ends behind.</summary>
    /// <returns>Its start and end; -1 when the position is in none.</returns>
    public static (int Start, int End) Around(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - LengthLimit);
        var start = text[from..Math.Min(text.Length, at + Start.Length - 1)]
            .LastIndexOf(Start, StringComparison.Ordinal);
        if (start < 0 || from + start >= at)
            return (-1, -1);
        start += from;
        var end = start + LengthAt(text[start..]);
        return end > at ? (start, end) : (-1, -1);
    }

    /// <summary>Whether a text is a pseudonym without its rule: <c>k1:...</c>.</summary>
    public static bool IsPseudonym(ReadOnlySpan<char> text)
    {
        var colon = text.Length - PseudonymLength - 1;
        return colon > 0 && text[colon] == ':' && PseudonymKey.IsKeyId(text[..colon])
            && text[(colon + 1)..].IndexOfAnyExcept(CharKinds.Rule) < 0;
    }

    /// <summary>Whether a domain may be shown: lower case, short labels, letters at the end.</summary>
    public static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > DomainLimit)
            return false;
        var (label, labels, digits) = (0, 1, 0);
        foreach (var c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (c == '.' && label > 0)
                (label, labels) = (0, labels + 1);
            else if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || ++label > LabelLimit)
                return false;
        }

        return labels > 1 && label > 1 && digits <= TailLimit && !char.IsAsciiDigit(text[^1]);
    }

    static bool IsPayload(ReadOnlySpan<char> text) =>
        IsTail(text) || IsPseudonym(text)
        || (text.Length > 2 && text[1] == '@' && char.IsAsciiLetterOrDigit(text[0]) && IsDomain(text[2..]));

    static bool IsTail(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > TailLimit)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return true;
    }
}
