// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Credentials after a bare <c>Bearer</c> or <c>Basic</c>, without the name of a header.</summary>
sealed class SchemeRule : TextRule
{
    const int BearerMinimum = 16;
    const int BasicLimit = 1024;

    public override TextFeatures Gate => TextFeatures.Scheme;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindScheme(text, "bearer", isBasic: false, ref hits);
        FindScheme(text, "basic", isBasic: true, ref hits);
    }

    static void FindScheme(ReadOnlySpan<char> text, string scheme, bool isBasic, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
                return;
            var before = at + next - 1;
            var end = at + next + scheme.Length;
            var start = CharKinds.SkipBlanks(text, end);
            at = end;
            if (start == end || (before >= 0 && char.IsAsciiLetterOrDigit(text[before])))
                continue;
            var length = text[start..].IndexOfAnyExcept(CharKinds.Token);
            var token = length < 0 ? text[start..] : text.Slice(start, length);
            at = start + token.Length;
            var isParameter = at < text.Length && CharKinds.IsQuote(text[at]) && token.EndsWith("=", StringComparison.Ordinal);
            if (!isParameter && (isBasic ? HoldsPassword(token) : IsToken(token)))
                hits.Add(text, start, at, RuleNames.Authorization);
        }
    }

    // "Bearer authentication-required" is prose.
    static bool IsToken(ReadOnlySpan<char> token) =>
        token.Length >= BearerMinimum
        && (token.IndexOfAnyInRange('0', '9') >= 0 || token[1..].IndexOfAnyInRange('A', 'Z') >= 0);

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
