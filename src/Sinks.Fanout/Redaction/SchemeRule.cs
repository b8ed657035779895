// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Credentials after a bare <c>Bearer</c> or <c>Basic</c>, without the name of a header.</summary>
sealed class SchemeRule : TextRule
{
    const string Basic = "basic";
    const int BearerMinimum = 16;
    const int BasicLimit = 1024;

    static readonly string[] Schemes = ["bearer", Basic];

    public override TextFeatures Gate => TextFeatures.Scheme;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = IndexOf(text[at..], out var length);
            if (next < 0)
                return;
            at = FindAt(text, at + next, length, ref hits);
        }
    }

    /// <summary>Where the first scheme is. A search that ignores case is many times slower on .NET 8 and 10.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, out int length)
    {
        for (var at = 0; ; at++)
        {
            var next = text[at..].IndexOfAny('b', 'B');
            length = next < 0 ? 0 : LengthAt(text[(at + next)..]);
            if (next < 0)
                return -1;
            at += next;
            if (length > 0)
                return at;
        }
    }

    public static int LengthAt(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return scheme.Length;
        }

        return 0;
    }

    static int FindAt(ReadOnlySpan<char> text, int scheme, int length, ref HitList hits)
    {
        var start = CharKinds.SkipBlanks(text, scheme + length);
        if (start == scheme + length || (scheme > 0 && char.IsAsciiLetterOrDigit(text[scheme - 1])))
            return start;
        var tokenLength = text[start..].IndexOfAnyExcept(CharKinds.Token);
        var token = tokenLength < 0 ? text[start..] : text.Slice(start, tokenLength);
        var end = start + token.Length;

        // Bearer error="invalid_token"
        var isWhole = scheme > 0 && end < text.Length && text[scheme - 1] == text[end];
        if (!isWhole && end < text.Length && CharKinds.IsQuote(text[end])
            && token.EndsWith("=", StringComparison.Ordinal))
            return end;
        if (length == Basic.Length ? HoldsPassword(token) : IsToken(token))
            hits.Add(text, start, end, RuleNames.Authorization);
        return end;
    }

    // "Bearer authentication-required" is prose.
    static bool IsToken(ReadOnlySpan<char> token) =>
        token.Length >= BearerMinimum
        && (token.IndexOfAnyInRange('0', '9') >= 0 || token[1..].IndexOfAnyInRange('A', 'Z') >= 0
            || !token.ContainsAnyExceptInRange('a', 'z'));

    static bool HoldsPassword(ReadOnlySpan<char> token)
    {
        token = token.TrimEnd('=');
        if (token.Length is < 4 or > BasicLimit)
            return token.Length > BasicLimit;
        Span<char> padded = stackalloc char[BasicLimit + 4];
        token.CopyTo(padded);
        padded[token.Length..].Fill('=');
        Span<byte> bytes = stackalloc byte[BasicLimit];
        return Convert.TryFromBase64Chars(padded[..((token.Length + 3) / 4 * 4)], bytes, out var written)
            && bytes[..written].Contains((byte)':');
    }
}
