// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The credentials of an <c>Authorization</c> header; a known scheme before them stays.</summary>
static class AuthorizationValue
{
    static readonly WordSet Schemes = new("""
        basic bearer digest token apikey api-key key negotiate ntlm hawk oauth mac hmac dpop jwt signature hoba mutual
        geniekey privatetoken aws4-hmac-sha256 sharedaccesssignature sharedkey sharedkeylite scram-sha-1 scram-sha-256
        vapid
        """);

    public static int Find(ReadOnlySpan<char> text, Pair pair, NameRules names, ref HitList hits)
    {
        var at = CharKinds.SkipBlanks(text, pair.Separator.End);
        if (at < text.Length && text[at] == '[' && Marker.LengthAt(text[at..]) == 0)
            at = CharKinds.SkipBlanks(text, at + 1);
        if (at >= text.Length || text[at] is '\r' or '\n')
            return pair.Separator.End;
        var isQuoted = QuotedText.TryRead(text, at, doubled: false, out var value);
        if (!isQuoted)
            value = at..EndOfToken(text, at);

        var (start, end) = (value.Start.Value, value.End.Value);
        var first = start..Math.Min(end, EndOfToken(text, start));
        var isScheme = Schemes.ContainsAnyCase(text[first]);
        if (isScheme)
            start = CharKinds.SkipBlanks(text, first.End.Value);
        if (!isQuoted && (isScheme || MayBeScheme(text, first)))
            end = EndOfCredentials(text, isScheme ? start : CharKinds.SkipBlanks(text, first.End.Value));
        if (start >= end || Placeholder.Is(text[start..end], names)
            || text[start..].StartsWith("$(", StringComparison.Ordinal))
            return pair.Separator.End;
        if ((!isQuoted && IsProse(text, start)) || (isScheme && IsChallenge(text[start..end])))
            return pair.Separator.End;
        return hits.Add(text, start, end, RuleNames.Authorization);
    }

    // Digest username="u", response="r": everything is taken, for some of it is a credential under every scheme.
    static int EndOfCredentials(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        while (true)
        {
            var end = EndOfToken(text, at);
            if (end < text.Length && text[end] == '"' && end > at && text[end - 1] == '='
                && QuotedText.TryRead(text, end, doubled: false, out var value))
                end = Math.Min(value.End.Value + 1, text.Length);
            var isParameter = text[at..end].TrimEnd('=').Contains('=');
            if (!isParameter || end == text.Length || text[end] != ',' || !BareText.IsPairAt(text, end + 1))
                return end;
            at = CharKinds.SkipBlanks(text, end + 1);
        }
    }

    static int EndOfToken(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || CharKinds.IsQuote(c) || c is ',' or '\\' or '<'
                || QuotedText.LongQuoteAt(text[i..]) is not null)
                return i;
            depth += c is '[' or '{' or '(' ? 1 : 0;
            if (c is ']' or '}' or ')' && --depth < 0)
                return i;
        }

        return text.Length;
    }

    // Custom 0123abc: the scheme is not known, so both words go.
    static bool MayBeScheme(ReadOnlySpan<char> text, Range first)
    {
        var word = text[first];
        var rest = text[first.End..];
        if (word.Length > 24 || word.IndexOfAnyExcept(CharKinds.Name) >= 0 || rest.Length < 2 || rest[0] != ' ')
            return false;
        var next = rest[1..Math.Min(rest.Length, 200)];
        var end = next.IndexOfAny(' ', '\n', '\r');
        next = end < 0 ? next : next[..end];
        return next.Length >= 8 && next.IndexOfAnyInRange('0', '9') >= 0 && next.IndexOfAny('[', '=', ':') < 0;
    }

    static bool IsProse(ReadOnlySpan<char> text, int start)
    {
        var word = text[start..EndOfToken(text, start)].TrimEnd(".;!");
        return CharKinds.IsPlainWord(word) && Prose.IsFollowedByWord(text[(start + word.Length)..]);
    }

    // Bearer error="invalid_token" is what the server answers.
    static bool IsChallenge(ReadOnlySpan<char> credentials) =>
        credentials.StartsWith("error=", StringComparison.Ordinal)
        || credentials.StartsWith("realm=", StringComparison.Ordinal);
}
