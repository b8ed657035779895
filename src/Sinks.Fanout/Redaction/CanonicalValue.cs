// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>One form for what people write in several: a card in groups or not, an address in capitals.</summary>
static class CanonicalValue
{
    public static string Of(string rule, ReadOnlySpan<char> value) => rule switch
    {
        RuleNames.Card or RuleNames.SocialSecurityNumber or RuleNames.Phone => Only(value, char.IsAsciiDigit),
        RuleNames.Iban or RuleNames.NationalId =>
            Only(value, char.IsAsciiLetterOrDigit).ToUpperInvariant(),
        RuleNames.Mac => Only(value, char.IsAsciiHexDigit).ToLowerInvariant(),
        RuleNames.Email or RuleNames.Ip =>
            Uri.UnescapeDataString(value.Trim().ToString()).ToLowerInvariant(),
        _ => value.ToString(),
    };

    /// <summary>The characters of a kind, without the rest.</summary>
    public static string Only(ReadOnlySpan<char> value, Func<char, bool> kind)
    {
        var kept = new System.Text.StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (kind(c))
                kept.Append(c);
        }

        return kept.ToString();
    }
}
