// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The password in <c>scheme://user:password@host</c>, or a token in the place of the user.</summary>
sealed class UserInfoRule : TextRule
{
    const int LengthLimit = 2048;
    const int TokenMinimum = 20;

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
        var length = rest.IndexOfAny(CharKinds.UrlEnd);
        rest = length < 0 ? rest : rest[..length];
        var end = rest.IndexOfAny('/', '?', '#');
        var at = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
        var colon = rest.IndexOf(':');
        if (at < 0 && end > 0 && colon >= 0 && colon < end && !IsPort(rest[(colon + 1)..end]))
            at = EndOfOddPassword(rest, end);
        if (at <= 0)
            return start + Math.Max(end, 0);

        if (colon >= 0 && colon < at)
            return hits.Add(text, start + colon + 1, start + at, RuleNames.UrlUserInfo);
        return IsToken(rest[..at]) ? hits.Add(text, start, start + at, RuleNames.UrlUserInfo) : start + at;
    }

    // amqp://user:pa/ss@host is no valid URL, and a password nevertheless.
    static int EndOfOddPassword(ReadOnlySpan<char> rest, int end)
    {
        var at = rest[end..].IndexOf('@');
        return at < 0 || rest[end..(end + at)].IndexOf("//", StringComparison.Ordinal) >= 0 ? -1 : end + at;
    }

    static bool IsPort(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    static bool IsToken(ReadOnlySpan<char> user) =>
        user.Length >= TokenMinimum && !user.Contains('.') && user.IndexOfAnyInRange('0', '9') >= 0
        && user.IndexOfAnyExcept(CharKinds.Token) < 0;
}
