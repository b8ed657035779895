// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A parameter of a URL or form: by its name, percent-decoded, or a signature of the clouds.</summary>
static class UrlParameter
{
    const int Window = 512;

    static readonly WordSet Signatures =
        new("sig x-amz-signature x-amz-credential x-amz-security-token x-goog-signature x-goog-credential");

    /// <summary>What is a secret as a parameter, though its name alone does not say so.</summary>
    public static WordSet Names { get; } = new([.. Signatures.Words, "code", "key"]);

    public static bool IsIn(ReadOnlySpan<char> text, Pair pair) =>
        pair.Separator.Kind == SeparatorKind.Equals && !pair.Name.IsQuoted && pair.Name.Start > 0
        && text[pair.Separator.Start] == '=' && text[pair.Name.Start - 1] is '?' or '&' or '#';

    public static int Find(ReadOnlySpan<char> text, Pair pair, NameRules names, ref HitList hits)
    {
        var start = pair.Separator.End;
        var verdict = Judge(text, pair, names);
        if (verdict == NameVerdict.Pass)
            return start;
        if (verdict == NameVerdict.SecretIfRandom && text.Length > start + RandomLook.LengthLimit)
            text = text[..(start + RandomLook.LengthLimit)];

        var length = text[start..].IndexOfAny(CharKinds.ParameterEnd);
        var value = text[start..(length < 0 ? text.Length : start + length)];
        if (Marker.LengthAt(value) > 0)
            return start;
        value = value.TrimEnd(").,;]}");
        return Placeholder.Is(value, names) || (verdict == NameVerdict.SecretIfRandom && !RandomLook.Has(value))
            ? start
            : hits.Add(text, start, start + value.Length, RuleNames.UrlParameter);
    }

    static NameVerdict Judge(ReadOnlySpan<char> text, Pair pair, NameRules names)
    {
        var name = text[pair.Name.Start..pair.Name.End];
        if (pair.Verdict == NameVerdict.Secret)
            return NameVerdict.Secret;
        if (name.Contains('%'))
            return names.Judge(Uri.UnescapeDataString(name.ToString()));
        if (Signatures.ContainsAnyCase(name) || (name is "code" && IsOAuth(text, pair))
            || (name is "Signature" or "signature" && IsSigned(text, pair))
            || (name is "key" && text[pair.Separator.End..].StartsWith("AIza", StringComparison.Ordinal)))
            return NameVerdict.Secret;
        return pair.Verdict;
    }

    // What clouds and content networks sign, they sign until a time and with a key.
    static bool IsSigned(ReadOnlySpan<char> text, Pair pair)
    {
        var near = text[Math.Max(0, pair.Name.Start - Window)..Math.Min(text.Length, pair.Separator.End + Window)];
        return near.IndexOf("Expires=", StringComparison.Ordinal) >= 0
            || near.IndexOf("AccessId=", StringComparison.Ordinal) >= 0
            || near.IndexOf("Key-Pair-Id=", StringComparison.Ordinal) >= 0
            || near.IndexOf("AccessKeyId=", StringComparison.Ordinal) >= 0;
    }

    // Half the world calls something "code"; an authorization code comes with one of these.
    static bool IsOAuth(ReadOnlySpan<char> text, Pair pair)
    {
        var near = text[Math.Max(0, pair.Name.Start - Window)..Math.Min(text.Length, pair.Separator.End + Window)];
        return near.IndexOf("state=", StringComparison.Ordinal) >= 0
            || near.IndexOf("redirect", StringComparison.Ordinal) >= 0;
    }
}
