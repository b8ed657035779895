// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>Decides with a few cheap searches which rules a text is worth.</summary>
static class TextGate
{
    const int RunMinimum = 12;

    static readonly SearchValues<char> Separators = SearchValues.Create(":=>");

    public static TextFeatures Look(ReadOnlySpan<char> text)
    {
        var features = TextFeatures.None;
        if (text.IndexOfAny(Separators) >= 0)
            features |= TextFeatures.Separator;
        if (text.Contains('@'))
            features |= TextFeatures.At;
        if (features.HasFlag(TextFeatures.At) && text.IndexOf("//", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.UserInfo;
        if (text.Contains('J') && text.IndexOf("eyJ", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.Base64Json;
        if (text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.PrivateKey;
        if (SchemeRule.IndexOf(text, out _) >= 0)
            features |= TextFeatures.Scheme;
        if (text.Contains('-'))
            features |= TextFeatures.Switch;
        if (text.Contains('~'))
            features |= TextFeatures.Tilde;
        return features | LookAtRuns(text);
    }

    static TextFeatures LookAtRuns(ReadOnlySpan<char> text)
    {
        var features = TextFeatures.None;
        var (run, digits) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            run = char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? run + 1 : 0;
            if (run == RunMinimum)
                features |= TextFeatures.LongRun;
            if (char.IsAsciiDigit(c))
            {
                features |= TextFeatures.Digit;
                if (++digits == RunMinimum)
                    features |= TextFeatures.DigitGroups;
            }
            else if (c is not (' ' or '-') || i == 0 || !char.IsAsciiDigit(text[i - 1]))
            {
                digits = 0;
            }

            if (c == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                features |= TextFeatures.Percent;
            if (c == ' ' && IsIbanGroup(text, i))
                features |= TextFeatures.IbanGroups;
            if (c == '-' && IsSocialSecurity(text, i))
                features |= TextFeatures.SocialSecurity;
        }

        return features;
    }

    static bool IsIbanGroup(ReadOnlySpan<char> text, int space) =>
        space >= 4 && space + 4 < text.Length
        && char.IsAsciiLetterUpper(text[space - 4]) && char.IsAsciiLetterUpper(text[space - 3])
        && char.IsAsciiDigit(text[space - 2]) && char.IsAsciiDigit(text[space - 1])
        && char.IsAsciiLetterOrDigit(text[space + 1]) && char.IsAsciiLetterOrDigit(text[space + 4]);

    static bool IsSocialSecurity(ReadOnlySpan<char> text, int dash) =>
        dash >= 3 && dash + 7 < text.Length && text[dash + 3] == '-'
        && text.Slice(dash - 3, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && text.Slice(dash + 1, 2).IndexOfAnyExceptInRange('0', '9') < 0
        && text.Slice(dash + 4, 4).IndexOfAnyExceptInRange('0', '9') < 0;
}
