// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>The password in <c>scheme://user:password@host</c>, or a token in the place of the user.</summary>
sealed class UserInfoRule : TextRule
{
    const int LengthLimit = 512;
    const int TokenMinimum = 20;

    static readonly SearchValues<char> AuthorityEnd = SearchValues.Create("/?# \t\r\n\"'`<>|\\");

    static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    public override TextFeatures Gate => TextFeatures.UserInfo;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf("//", StringComparison.Ordinal);
            if (next < 0)
                return;
            at = FindAt(text, at + next + 2, ref hits);
        }
    }

    static int FindAt(ReadOnlySpan<char> text, int start, ref HitList hits)
    {
        var rest = text[start..Math.Min(text.Length, start + LengthLimit)];
        var end = rest.IndexOfAny(AuthorityEnd);
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf('@');

        var colon = ColonIn(authority);
        if (at < 0 && end > 0 && colon >= 0 && !IsPort(authority[(colon + 1)..]))
            at = EndOfOddPassword(rest, end);
        if (at <= 0 || Marker.IsAllOf(rest[..at]))
            return start + authority.Length;

        if (colon >= 0 && colon < at && IsVariable(rest[(colon + 1)..at]))
            return start + at;
        if (colon >= 0 && colon < at)
            return hits.Add(text, start + colon + 1, start + at, RuleNames.UrlUserInfo);
        return IsToken(rest[..at]) ? hits.Add(text, start, start + at, RuleNames.UrlUserInfo) : start + at;
    }

    // amqp://user:pa/ss@host is no valid URL, and a password nevertheless.
    static int EndOfOddPassword(ReadOnlySpan<char> rest, int end)
    {
        var length = rest[end..].IndexOfAny(CharKinds.UrlEnd);
        var tail = length < 0 ? rest[end..] : rest.Slice(end, length);
        var at = tail.IndexOf('@');
        return at < 0 || tail[..at].IndexOf("//", StringComparison.Ordinal) >= 0 ? -1 : end + at;
    }

    // What an earlier rule took out has a colon of its own.
    static int ColonIn(ReadOnlySpan<char> authority)
    {
        for (var at = 0; ;)
        {
            var next = authority[at..].IndexOf(':');
            if (next < 0)
                return -1;
            at += next;
            if (!authority[..at].EndsWith("[redacted", StringComparison.Ordinal))
                return at;
            var close = authority[at..].IndexOf(']');
            if (close < 0)
                return -1;
            at += close;
        }
    }

    // {password}, ${PASS}, $PASS, %PASS%
    static bool IsVariable(ReadOnlySpan<char> password) => password.Length > 2 && (password[0], password[^1]) switch
    {
        ('{', '}') or ('%', '%') => !password[1..^1].ContainsAnyExcept(CharKinds.Name),
        ('$', '}') => password[1] == '{' && !password[2..^1].ContainsAnyExcept(CharKinds.Name),
        ('$', _) => !password[1..].ContainsAnyExcept(Capitals),
        _ => false,
    };

    static bool IsPort(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    static bool IsToken(ReadOnlySpan<char> user) =>
        user.Length >= TokenMinimum && !user.Contains('.') && user.IndexOfAnyInRange('0', '9') >= 0
        && user.IndexOfAnyExcept(CharKinds.Token) < 0;
}
