// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// The secret key of AWS: 40 characters of base64 that only their neighbourhood tells from a digest, an access key id
/// or a name with <c>aws</c> or <c>secret</c> in it.
/// </summary>
static class AwsSecret
{
    /// <summary>A run of that length is in nearly every key, and in few other words.</summary>
    public const int RunMinimum = 12;

    const int Length = 40;
    const int Window = 30;
    const int NameLimit = 64;

    static readonly SearchValues<char> Alphabet = SearchValues.Create(TokenPart.Characters('w') + "+/");

    public static bool IsKeyId(TokenKind kind) => kind.Stem is "AKIA" or "ASIA";

    /// <summary>Looks for the key before and after its id.</summary>
    public static void FindNear(ReadOnlySpan<char> text, int start, int end, ref HitList hits)
    {
        FindIn(text, end, Math.Min(text.Length, end + Window + Length), ref hits);
        FindIn(text, Math.Max(0, start - Window - Length), start, ref hits);
    }

    /// <summary>Whether the text from start to end looks like a key and stands under such a name.</summary>
    public static bool IsNamed(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start != Length || !IsMixed(text[start..end]))
            return false;
        var at = start;
        while (at > 0 && start - at < 8 && (text[at - 1] is ' ' or '\\' or '\t' || CharKinds.IsQuote(text[at - 1])))
            at--;
        if (at == 0 || text[at - 1] is not (':' or '=' or '>'))
            return false;
        var name = text[Math.Max(0, at - NameLimit)..at];
        name = name[(name.LastIndexOfAny(",;&\n") + 1)..];
        return name.Contains("aws", StringComparison.OrdinalIgnoreCase)
            || name.Contains("secret", StringComparison.OrdinalIgnoreCase);
    }

    static void FindIn(ReadOnlySpan<char> text, int from, int to, ref HitList hits)
    {
        for (var at = from; at < to;)
        {
            var next = text[at..to].IndexOfAny(Alphabet);
            if (next < 0)
                return;
            var start = at + next;
            var rest = text[start..Math.Min(text.Length, start + Length + 1)];
            var length = rest.IndexOfAnyExcept(Alphabet);
            length = length < 0 ? rest.Length : length;
            var isWhole = start == 0 || !Alphabet.Contains(text[start - 1]);
            if (length == Length && isWhole && IsMixed(text.Slice(start, length)))
                hits.Add(text, start, start + length, RuleNames.AwsSecret);
            at = start + length;
        }
    }

    static bool IsMixed(ReadOnlySpan<char> key) =>
        key.ContainsAnyInRange('A', 'Z') && key.ContainsAnyInRange('g', 'z')
        && (key.ContainsAnyInRange('0', '9') || key.ContainsAny('+', '/'));
}
