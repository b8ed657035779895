// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The password in <c>curl -u user:password</c>, quoted as a whole, in parts or not at all.</summary>
static class CurlUser
{
    const int UserLimit = 256;

    static readonly WordSet Samples = new("password pass passwd pwd token test secret changeme yyy");
    static readonly WordSet SampleUsers = new("user username test xxx myuser myusername");

    /// <summary>Reads what follows the switch.</summary>
    /// <returns>Where to read on.</returns>
    public static int Find(ReadOnlySpan<char> text, int after, NameRules names, ref HitList hits)
    {
        // ["-u", "bob:pw"] is how arguments are printed, too.
        var isPrinted = after + 1 < text.Length && CharKinds.IsQuote(text[after]) && text[after + 1] == ',';
        var at = isPrinted ? after + 2 : after;
        at += at < text.Length && text[at] == '=' ? 1 : 0;
        at = CharKinds.SkipBlanks(text, at);
        if (at >= text.Length || text[at] is '\r' or '\n')
            return after;
        var isQuoted = QuotedText.TryRead(text, at, doubled: false, out var value);
        if (!isQuoted)
            value = at..EndOfBare(text, at);
        var (start, end) = (value.Start.Value, value.End.Value);
        var colon = text[start..Math.Min(end, start + UserLimit)].IndexOf(':');
        var user = colon < 0 ? text[value] : text.Slice(start, colon);
        if (colon >= 0)
            start += colon + 1;
        else if (isQuoted && end + 1 < text.Length && text[end + 1] == ':')
            (start, end) = (end + 2, EndOfBare(text, end + 2));
        else
            return after;

        // kevin:'pRf7', "kevin":"pRf7"
        if (start < end && CharKinds.IsQuote(text[start]) && QuotedText.TryRead(text, start, doubled: false, out value))
            (start, end) = (value.Start.Value, Math.Min(value.End.Value, text.Length));
        var password = text[start..end];
        return IsSample(user, password) || IsVariable(password)
            || (Placeholder.Is(password, names) && !IsBraced(password))
            ? after
            : hits.Add(text, start, end, RuleNames.KeyValue);
    }

    // A quoted part may hold blanks.
    static int EndOfBare(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '\\')
                return at;
            if (CharKinds.IsQuote(text[at]) && QuotedText.TryRead(text, at, doubled: false, out var part))
                at = part.End.Value;
        }

        return text.Length;
    }

    static bool IsSample(ReadOnlySpan<char> user, ReadOnlySpan<char> password) =>
        (SampleUsers.ContainsAnyCase(user) && Samples.ContainsAnyCase(password))
        || (user.StartsWith("<") && password.EndsWith(">"));

    // "{user}":"{Zq5kV}" is how documentation writes what somebody then put in.
    static bool IsBraced(ReadOnlySpan<char> password) =>
        password.Length > 8 && password[0] == '{' && password.ContainsAnyInRange('0', '9')
        && password.ContainsAnyInRange('A', 'Z') && password.ContainsAnyInRange('a', 'z');

    static bool IsVariable(ReadOnlySpan<char> password) =>
        password.StartsWith("$(") || password.StartsWith("${") || password.StartsWith("{{")
        || (password.Length > 2 && password[0] == '[' && password[^1] == ']');
}
