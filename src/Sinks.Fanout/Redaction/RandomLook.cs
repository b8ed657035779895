// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Whether a value under a name like <c>MailchimpKey</c> is a key rather than a word.</summary>
static class RandomLook
{
    /// <summary>Longer values are documents, not keys.</summary>
    public const int LengthLimit = 256;

    const int LengthMinimum = 16;

    /// <summary>Letters and digits, long enough, no space, no GUID, and not the rest of a URL.</summary>
    public static bool Has(ReadOnlySpan<char> value)
    {
        if (value.Length is < LengthMinimum or > LengthLimit || Guid.TryParseExact(value, "D", out _))
            return false;
        var (letters, digits) = (false, false);
        foreach (var c in value)
        {
            if (char.IsWhiteSpace(c) || c is '?' or '&')
                return false;
            letters |= char.IsAsciiLetter(c);
            digits |= char.IsAsciiDigit(c);
        }

        return letters && digits;
    }
}
