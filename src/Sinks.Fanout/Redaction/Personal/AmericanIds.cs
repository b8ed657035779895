// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The Americas.</summary>
static class AmericanIds
{
    static readonly WordSet SocialSecurity = new("ssn social socialsecurity");
    static readonly WordSet Taxpayer = new("itin tin taxpayer");
    static readonly WordSet Insurance = new("sin insurance nas");
    static readonly WordSet Passport = new("passport passports passportnumber");

    public static NationalId[] All { get; } =
    [
        new("999.99.9999", IsSocialSecurity),
        new("999 99 9999", IsSocialSecurity),
        new("999999999", IsSocialSecurity, SocialSecurity),
        new("999-99-9999", IsTaxpayer),
        new("999 99 9999", IsTaxpayer),
        new("999999999", IsTaxpayer, Taxpayer),
        new("999999999", static _ => true, Passport),
        new("A99999999", static _ => true, Passport),
        new("999-999-999", IsCanadian),
        new("999 999 999", IsCanadian),
        new("999999999", IsCanadian, Insurance),
        new("999.999.999-99", IsBrazilian),
        new("99999999999", IsBrazilian, new("cpf")),
        new("99.999.999/9999-99", IsBrazilianCompany),
        new("99999999999999", IsBrazilianCompany, new("cnpj")),
        new("AAAA999999AAAAAAX9", IsMexican),
        new("99.999.999-X", IsChilean),
        new("9.999.999-X", IsChilean),
        new("99-99999999-9", IsArgentinian),
    ];

    static bool IsSocialSecurity(ReadOnlySpan<char> id) =>
        SocialSecurityRule.IsIssued(id[..3], id.Slice(3, 2), id[5..]);

    static bool IsTaxpayer(ReadOnlySpan<char> id) =>
        id[0] == '9' && IdDate.Number(id.Slice(3, 2)) is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92)
            or (>= 94 and <= 99);

    static bool IsCanadian(ReadOnlySpan<char> id) =>
        id[0] != '8' && id.IndexOfAnyExcept('0') >= 0 && Checksum.IsLuhn(id);

    static bool IsBrazilian(ReadOnlySpan<char> id) =>
        id.IndexOfAnyExcept(id[0]) >= 0
        && Digit(Checksum.Weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2])) == id[9]
        && Digit(Checksum.Weighted(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) == id[10];

    static bool IsBrazilianCompany(ReadOnlySpan<char> id) =>
        id.IndexOfAnyExcept(id[0]) >= 0
        && Digit(Checksum.Weighted(id, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) == id[12]
        && Digit(Checksum.Weighted(id, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) == id[13];

    static char Digit(int sum) => (char)('0' + (sum % 11 < 2 ? 0 : 11 - (sum % 11)));

    static bool IsMexican(ReadOnlySpan<char> id)
    {
        if (!IdDate.IsYearMonthDay(id.Slice(4, 6)) || id[10] is not ('H' or 'M'))
            return false;

        // The alphabet has an N with a tilde behind N.
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = char.IsAsciiDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10 + (id[i] > 'N' ? 1 : 0);
            sum += value * (18 - i);
        }

        return (10 - (sum % 10)) % 10 == id[17] - '0';
    }

    static bool IsChilean(ReadOnlySpan<char> id)
    {
        var (sum, weight) = (0, 2);
        for (var i = id.Length - 2; i >= 0; i--)
        {
            sum += (id[i] - '0') * weight;
            weight = weight == 7 ? 2 : weight + 1;
        }

        return id[^1] == (11 - (sum % 11)) switch { 11 => '0', 10 => 'K', var digit => (char)('0' + digit) };
    }

    static bool IsArgentinian(ReadOnlySpan<char> id) =>
        id[0] is '2' or '3' && Digit10(Checksum.Weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) == id[10] - '0';

    static int Digit10(int sum) => (11 - (sum % 11)) % 11;
}
