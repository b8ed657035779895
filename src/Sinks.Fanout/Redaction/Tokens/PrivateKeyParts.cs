// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Private keys without armour: PuTTY's files, .NET's <c>RSAKeyValue</c>, JSON Web Keys. What is public in them stays.
/// </summary>
sealed class PrivateKeyParts : TextRule
{
    const string PuttyStart = "Private-Lines:";
    const string PuttyEnd = "Private-MAC:";
    const string KeyType = "kty";
    const int KeyWindow = 8192;
    const int ValueMinimum = 8;

    static readonly string[] XmlNames = ["<D>", "<P>", "<Q>", "<DP>", "<DQ>", "<InverseQ>"];
    static readonly string[] JsonNames = ["d", "p", "q", "dp", "dq", "qi", "k"];

    public override TextFeatures Gate => TextFeatures.LongRun;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        FindPutty(text, ref hits);
        FindXml(text, ref hits);
        FindJson(text, ref hits);
    }

    // Private-Lines:, <Modulus> and "kty": have a separator that the gate has seen.
    public override void Find(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        foreach (var at in map.Separators)
        {
            var last = text[Math.Max(0, at - 1)];
            if (last != 's' && !(text[at] == ':' && (CharKinds.IsQuote(last) || last is ' ' or ';')))
                continue;
            Find(text, ref hits);
            return;
        }
    }

    static void FindPutty(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(PuttyStart, StringComparison.Ordinal);
            if (next < 0)
                return;
            var start = at + next + PuttyStart.Length;
            var length = text[start..].IndexOf(PuttyEnd, StringComparison.Ordinal);
            at = hits.Add(text, start, length < 0 ? text.Length : start + length, RuleNames.Pem);
        }
    }

    static void FindXml(ReadOnlySpan<char> text, ref HitList hits)
    {
        if (text.IndexOf("<Modulus>", StringComparison.Ordinal) < 0)
            return;
        foreach (var name in XmlNames)
        {
            var next = text.IndexOf(name, StringComparison.Ordinal);
            if (next < 0)
                continue;
            var start = next + name.Length;
            var length = text[start..].IndexOf('<');
            hits.Add(text, start, length < 0 ? text.Length : start + length, RuleNames.Pem);
        }
    }

    // {"kty":"RSA","n":"...","d":"..."}, whatever the order, escaped or not.
    static void FindJson(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(KeyType, StringComparison.Ordinal);
            if (next < 0)
                return;
            var key = at + next;
            at = key + KeyType.Length;
            var isQuoted = key > 0 && CharKinds.IsQuote(text[key - 1]);
            if (!isQuoted || at >= text.Length || text[at] is not ('"' or '\'' or '\\'))
                continue;
            var floor = Math.Max(0, key - KeyWindow);
            var open = text[floor..key].LastIndexOf('{');
            var rest = text[key..Math.Min(text.Length, key + KeyWindow)];
            var close = rest.IndexOf('}');
            at = key + (close < 0 ? rest.Length : close);
            FindMembers(text, floor + Math.Max(0, open), at, ref hits);
        }
    }

    static void FindMembers(ReadOnlySpan<char> text, int from, int to, ref HitList hits)
    {
        for (var at = from; at < to;)
        {
            var next = text[at..to].IndexOf(':');
            if (next < 0)
                return;
            at += next + 1;
            var name = PairName.Before(text, at - 1);
            var start = CharKinds.SkipBlanks(text, at);
            if (!name.IsQuoted || start >= text.Length || !IsPrivate(text[name.Start..name.End])
                || !QuotedText.TryRead(text, start, doubled: false, out var value))
                continue;
            var (begin, end) = (value.Start.Value, value.End.Value);
            if (end - begin >= ValueMinimum)
                at = Math.Max(at, hits.Add(text, begin, end, RuleNames.Pem));
        }
    }

    static bool IsPrivate(ReadOnlySpan<char> name)
    {
        foreach (var member in JsonNames)
        {
            if (name.SequenceEqual(member))
                return true;
        }

        return false;
    }
}
