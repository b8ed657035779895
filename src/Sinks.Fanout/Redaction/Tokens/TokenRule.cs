// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Tokens that are known by how they are written. Only what surrounds long runs of letters and digits is looked at, and
/// there only the kinds whose stem begins with the same two characters.
/// </summary>
sealed class TokenRule : TextRule
{
    const int RunMinimum = 12;
    const int StemLimit = 40;
    const int MarkerWindow = 80;

    static readonly SearchValues<char> Run = SearchValues.Create(TokenPart.Characters('b'));

    static readonly SearchValues<char> HexRun = SearchValues.Create("0123456789abcdefABCDEF-");

    readonly TokenIndex _index;
    readonly bool _hasProvider;
    readonly bool _hasAws;
    readonly bool _hasAzure;

    /// <summary>Takes those kinds whose rule is on.</summary>
    public TokenRule(Predicate<string> isOn)
    {
        _index = new TokenIndex(TokenTable.Kinds.Where(kind => isOn(kind.Rule)));
        _hasProvider = isOn(RuleNames.ProviderToken);
        _hasAws = isOn(RuleNames.AwsSecret);
        _hasAzure = isOn(RuleNames.AzureSecret);
    }

    public override TextFeatures Gate => TextFeatures.LongRun;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        // Of a run that counts, one in twelve characters at least is met; most text is stepped over.
        var done = 0;
        for (var at = RunMinimum - 1; at < text.Length; at += RunMinimum)
        {
            if (Run.Contains(text[at]))
                at = FindAround(text, at, ref done, ref hits);
        }
    }

    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        Span<ulong> room = stackalloc ulong[2 * GateMap.Words];
        var alphanumerics = map.Alphanumerics.Expand(room[..GateMap.Words]);
        var tokens = map.Tokens.Expand(room[GateMap.Words..]);
        var (done, next) = (0, 0);
        foreach (var at in map.LongRuns)
        {
            if (at < next)
                continue;
            var start = Math.Max(done, tokens.StartOf(at));
            var end = Math.Min(text.Length, tokens.EndOf(at));
            if (end - start >= RunMinimum)
                done = Math.Max(end, FindIn(text, done, start, end, alphanumerics, ref hits));
            next = Math.Max(end, done) + 1;
        }
    }

    int FindAround(ReadOnlySpan<char> text, int at, ref int done, ref HitList hits)
    {
        var start = at;
        while (start > done && Run.Contains(text[start - 1]))
            start--;
        var length = text[at..].IndexOfAnyExcept(Run);
        var end = length < 0 ? text.Length : at + length;
        if (end - start >= RunMinimum)
            done = Math.Max(end, FindIn(text, done, start, end, default, ref hits));
        return Math.Max(end, done);
    }

    int FindIn(
        ReadOnlySpan<char> text, int from, int start, int end, KindMap alphanumerics, ref HitList hits)
    {
        var done = from;

        // No stem is made of hexadecimal digits, but most long runs are: ids, digests, times.
        var isHex = !text[start..end].ContainsAnyExcept(HexRun)
            && (start == 0 || text[start - 1] is ' ' or '[' or '"' or '{');
        for (var at = isHex ? end : FirstStem(text, from, start); at < end;
            at = NextStem(text, at, end, alphanumerics))
        {
            if (at < done)
                continue;
            var found = _index.EndAt(text, at, out var kind);
            if (found < 0 || Marker.LengthAt(text[at..]) > 0 || IsInMarker(text[..at]))
                continue;
            done = hits.Add(text, at, found, kind!.Rule);
            if (_hasAws && AwsSecret.IsKeyId(kind))
                AwsSecret.FindNear(text, at, found, ref hits);
        }

        if (done > start)
            return done;
        var other = _hasProvider ? OddToken.Find(text, start, end, ref hits) : -1;
        if (other < 0 && end - start >= AwsSecret.RunMinimum)
            other = Base64Key.Find(text, start, end, _hasAws, _hasAzure, ref hits);
        return Math.Max(done, other);
    }

    // hvs.CAESI..., dp.pt.Abc...: a stem may stand before the run, in pieces too short to be runs.
    static int FirstStem(ReadOnlySpan<char> text, int from, int start)
    {
        from = Math.Max(from, start - StemLimit);
        var at = start;
        for (var i = start - 1; i >= from; i--)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
                at = i;
            else if (c is not ('.' or '/' or '+' or '=' or '~' or '-' or '_' or '$' or ':' or '|' or '}'
                or ','))
                break;
        }

        // So far back that it is the middle of a word.
        return at > 0 && !TokenStart.IsAt(text, at) && at < start
            ? NextStem(text, at, start, default)
            : TokenStart.SkipEscape(text, at);
    }

    static int NextStem(ReadOnlySpan<char> text, int at, int end, KindMap alphanumerics)
    {
        if (!alphanumerics.IsEmpty)
        {
            var next = alphanumerics.NextStart(at + 1);
            return next < 0 || next >= end ? end : TokenStart.SkipEscape(text, next);
        }

        for (at++; at < end; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]) && !char.IsAsciiLetterOrDigit(text[at - 1]))
                return TokenStart.SkipEscape(text, at);
        }

        return end;
    }

    // A pseudonym is as random as a token.
    static bool IsInMarker(ReadOnlySpan<char> before)
    {
        var near = before[Math.Max(0, before.Length - MarkerWindow)..];
        var marker = near.LastIndexOf("[redacted:", StringComparison.Ordinal);
        return marker >= 0 && near[marker..].IndexOf(']') < 0;
    }
}
