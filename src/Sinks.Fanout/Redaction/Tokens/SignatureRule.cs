// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What signs a request whose header has no name: <c>AWS4-HMAC-SHA256</c> and <c>Digest</c>.</summary>
sealed class SignatureRule : TextRule
{
    const int Window = 512;
    const int Minimum = 32;

    public override TextFeatures Gate => TextFeatures.LongRun;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindAfter(text, "Signature=", "AWS4-HMAC", ref hits);
        FindAfter(text, "response=\"", "nonce=", ref hits);
        FindAfter(text, "response=\\\"", "nonce=", ref hits);
    }

    // All of them end in e and an equals sign, which the gate has seen.
    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        foreach (var at in map.Separators)
        {
            if (text[at] != '=' || at == 0 || text[at - 1] != 'e')
                continue;
            Find(text, ref hits);
            return;
        }
    }

    static void FindAfter(ReadOnlySpan<char> text, string name, string context, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(name, StringComparison.Ordinal);
            if (next < 0)
                return;
            var start = at + next + name.Length;
            var length = text[start..].IndexOfAnyExcept(CharKinds.HexDigits);
            at = start + (length < 0 ? text.Length - start : length);
            var near = text[Math.Max(0, start - Window)..Math.Min(text.Length, at + Window)];
            if (at - start >= Minimum && near.IndexOf(context, StringComparison.Ordinal) >= 0)
                hits.Add(text, start, at, RuleNames.Authorization);
        }
    }
}
