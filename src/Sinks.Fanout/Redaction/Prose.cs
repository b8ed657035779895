// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Tells a sentence about a secret from the secret: <c>Invalid token: signature mismatch</c>.</summary>
static class Prose
{
    static readonly WordSet Openers = new("""
        is are was were has have had must should cannot can could will would not no the a an invalid incorrect wrong
        required expired missing rejected revoked unknown failed failure does did doesn't isn't too please
        secrets passwords tokens credentials
        """);

    // What people choose may be a plain word; what machines issue is none.
    static readonly string[] ChosenByPeople =
        ["password", "passwd", "pwd", "pass", "passphrase", "secret", "pin", "pw"];

    /// <summary>Whether a sentence goes on where a value should be.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">The name, which decides how much a plain word is to be trusted.</param>
    /// <param name="value">The first word after the separator.</param>
    public static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<char> name, Range value)
    {
        var word = text[value].TrimEnd(".,;!");
        if (Openers.ContainsAnyCase(word))
            return true;
        foreach (var ending in ChosenByPeople)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return CharKinds.IsPlainWord(word) && IsFollowedByWord(text[value.End..]);
    }

    /// <summary>Whether a plain word and nothing like a value follows.</summary>
    public static bool IsFollowedByWord(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] != ' ')
            return false;
        var word = rest[1..Math.Min(rest.Length, 24)];
        var end = word.IndexOfAnyExceptInRange('a', 'z');
        if (end < 0)
            return rest.Length <= 24;
        return CharKinds.IsPlainWord(word[..end]) && word[end] is ' ' or '.' or ',' or '\n' or '\r';
    }
}
