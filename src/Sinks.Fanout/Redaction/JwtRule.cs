// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Signed (three parts) and encrypted (five parts) JSON Web Tokens, in either base64 alphabet. The header begins with
/// <c>{"</c>, as <c>eyJ</c> says; the signature may be missing.
/// </summary>
sealed class JwtRule : TextRule
{
    const string HeaderStart = "eyJ";
    const int HeaderMinimum = 12;
    const int PartLimit = 5;

    public override TextFeatures Gate => TextFeatures.Base64Json;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(HeaderStart, StringComparison.Ordinal);
            if (next < 0)
                return;
            var start = at + next;
            at = EndOf(text, start, out var parts, out var headerLength);
            if (headerLength >= HeaderMinimum && !IsInside(text, start)
                && (parts >= 3 || (parts == 2 && IsCut(text[start..at], headerLength))))
                hits.Add(text, start, at, RuleNames.Jwt);
        }
    }

    static int EndOf(ReadOnlySpan<char> text, int start, out int parts, out int headerLength)
    {
        parts = 1;
        headerLength = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && parts < PartLimit)
            {
                if (parts++ == 1)
                    headerLength = i - start;
            }
            else if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '+' or '/' or '='))
            {
                return i;
            }
        }

        return text.Length;
    }

    static bool IsInside(ReadOnlySpan<char> text, int start) =>
        !TokenStart.IsAt(text, start) || (start > 0 && text[start - 1] is '_' or '-');

    // Somebody cut the signature off; the claims are there, and both parts begin as JSON does.
    static bool IsCut(ReadOnlySpan<char> token, int headerLength)
    {
        var claims = token[(headerLength + 1)..];
        return claims.Length >= HeaderMinimum && claims.StartsWith(HeaderStart, StringComparison.Ordinal);
    }
}
