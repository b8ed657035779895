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
            var isInside = start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-')
                && !IsPercentEncoded(text[..start]);
            if (parts >= 3 && headerLength >= HeaderMinimum && !isInside)
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

    static bool IsPercentEncoded(ReadOnlySpan<char> before) =>
        before.Length > 2 && before[^3] == '%' && char.IsAsciiHexDigit(before[^2]) && char.IsAsciiHexDigit(before[^1]);
}
