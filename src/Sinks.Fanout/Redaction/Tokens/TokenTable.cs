// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The tokens that services issue with a stem of their own, by what is publicly known of them.
/// </summary>
/// <remarks>
/// A row is a stem and the parts after it. A part is an alphabet and a length (<c>36</c>, <c>8-14</c>, <c>20+</c>), or
/// fixed text after a quote. Alphabets: <c>d</c> digits, <c>h</c> lower and <c>x</c> any hexadecimal, <c>l</c> lower
/// case and digits, <c>u</c> upper case and digits, <c>a</c> letters, <c>w</c> letters and digits, <c>b</c> base64url,
/// <c>q</c> that and <c>=</c>, <c>p</c> that and <c>.</c>, <c>s</c> base64, <c>t</c> both, <c>c</c>
/// what crypt writes. Marks before the stem:
/// <c>!</c> it is short, so that everything must fit exactly; <c>#</c> there must be a digit.
/// <c>?word</c> at the end must stand before the token. Lengths are the real ones where the stem is short, and generous
/// where it alone tells enough: samples and cut tokens are caught, too.
/// </remarks>
static partial class TokenTable
{
    /// <summary>All rows, by rule.</summary>
    public static IEnumerable<TokenKind> Kinds { get; } =
    [
        .. Read(RuleNames.ProviderToken, Clouds),
        .. Read(RuleNames.ProviderToken, Development),
        .. Read(RuleNames.ProviderToken, Services),
        .. Read(RuleNames.ProviderToken, Business),
        .. Read(RuleNames.ProviderToken, Hashes),
        .. Read(RuleNames.AwsSecret, AwsSecrets),
    ];

    static IEnumerable<TokenKind> Read(string rule, string rows) =>
        rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => new TokenKind(rule, row));
}
