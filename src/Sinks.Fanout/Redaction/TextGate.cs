// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>Decides with a few vectorised searches which rules a text is worth.</summary>
static class TextGate
{
    static readonly SearchValues<char> Separators = SearchValues.Create(":=>");

    public static TextFeatures Look(ReadOnlySpan<char> text)
    {
        var features = TextFeatures.None;
        if (text.IndexOfAny(Separators) >= 0)
            features |= TextFeatures.Separator;
        if (text.Contains('@') && text.IndexOf("//", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.UserInfo;
        if (text.Contains('J') && text.IndexOf("eyJ", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.Base64Json;
        if (text.IndexOf("PRIVATE KEY", StringComparison.Ordinal) >= 0)
            features |= TextFeatures.PrivateKey;
        if (SchemeRule.IndexOf(text, out _) >= 0)
            features |= TextFeatures.Scheme;
        if (text.Contains('-'))
            features |= TextFeatures.Switch;
        return features;
    }
}
