// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Private keys in armour, from <c>BEGIN</c> to <c>END</c>; without an end, all the rest.</summary>
sealed class PemRule : TextRule
{
    const string Anchor = "PRIVATE KEY";
    const string Begin = "BEGIN ";
    const int TypeLimit = 40;

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
            if (start >= 0)
                at = hits.Add(text, start, EndOf(text, at), RuleNames.Pem);
        }
    }

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
        var end = text[from..].IndexOf("END ", StringComparison.Ordinal);
        while (end >= 0 && text[from + end - 1] is not ('-' or ' '))
        {
            var next = text[(from + end + 4)..].IndexOf("END ", StringComparison.Ordinal);
            end = next < 0 ? -1 : end + 4 + next;
        }

        if (end < 0)
            return text.Length;
        var close = from + end + 4;
        var dashes = text[close..Math.Min(text.Length, close + TypeLimit)].IndexOf("----", StringComparison.Ordinal);
        if (dashes < 0)
            return text.Length;
        close += dashes;
        while (close < text.Length && text[close] == '-')
            close++;
        return close;
    }
}
