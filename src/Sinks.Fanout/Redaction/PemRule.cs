// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Private keys in armour, from <c>BEGIN</c> to <c>END</c>; without an end, all the rest.</summary>
sealed class PemRule : TextRule
{
    /// <summary>What every one of them has, however its blanks are written.</summary>
    public const string Anchor = "PRIVATE";

    const string Begin = "BEGIN";
    const int TypeLimit = 48;

    public override TextFeatures Gate => TextFeatures.PrivateKey;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(Anchor, StringComparison.Ordinal);
            if (next < 0)
                return;
            var start = StartOf(text, at, at + next);
            at += next + Anchor.Length;
            if (start >= 0 && IsKey(text[at..]))
                at = hits.Add(text, start, EndOf(text, at), RuleNames.Pem);
        }
    }

    // In URLs and forms a blank is %20 or +.
    static bool IsKey(ReadOnlySpan<char> rest) =>
        rest.StartsWith(" KEY", StringComparison.Ordinal) || rest.StartsWith("+KEY", StringComparison.Ordinal)
        || rest.StartsWith("%20KEY", StringComparison.Ordinal);

    // -----BEGIN RSA PRIVATE KEY-----, ---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----
    static int StartOf(ReadOnlySpan<char> text, int from, int anchor)
    {
        from = Math.Max(from, anchor - TypeLimit);
        var begin = text[from..anchor].LastIndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0)
            return -1;
        var start = from + begin;
        while (start > from && text[start - 1] is '-' or ' ')
            start--;
        start += text[start..].IndexOfAnyExcept(' ');
        return text[start] == '-' ? start : -1;
    }

    static int EndOf(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; ;)
        {
            var end = text[at..].IndexOf("END", StringComparison.Ordinal);
            if (end < 0)
                return text.Length;
            at += end + 3;
            if (text[at - 4] is not ('-' or ' '))
                continue;
            var dashes = text[at..Math.Min(text.Length, at + TypeLimit)].IndexOf("----", StringComparison.Ordinal);
            if (dashes < 0)
                return text.Length;
            at += dashes;
            while (at < text.Length && text[at] == '-')
                at++;
            return at;
        }
    }
}
