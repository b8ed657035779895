// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Europe, but for the north.</summary>
static class EuropeanIds
{
    const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    static readonly WordSet Health = new("nhs");
    static readonly WordSet Citizen = new("bsn burgerservicenummer sofinummer");

    public static NationalId[] All { get; } =
    [
        new("AA999999A", IsBritish),
        new("AA 99 99 99 A", IsBritish),
        new("AA-99-99-99-A", IsBritish),
        new("999 999 9999", IsBritishHealth, Health),
        new("9999999999", IsBritishHealth, Health),
        new("99999999A", IsSpanish),
        new("99999999-A", IsSpanish),
        new("99.999.999-A", IsSpanish),
        new("A9999999A", IsSpanishForeigner),
        new("A-9999999-A", IsSpanishForeigner),
        new("AAAAAA99A99A999A", IsItalian),
        new("999999999999999", IsFrench),
        new("9 99 99 99 999 999 99", IsFrench),
        new("99999999999", IsGerman),
        new("99 999 999 999", IsGerman),
        new("999999999", IsDutch, Citizen),
        new("9999.99.999", IsDutch),
        new("99.99.99-999.99", IsBelgian),
        new("99999999999", IsBelgian),
        new("99999999999", IsPolish, new("pesel")),
        new("999999999", IsPortuguese, new("nif contribuinte")),
        new("999 999 999", IsPortuguese, new("nif contribuinte")),
        new("999.9999.9999.99", IsSwiss),
        new("9999999999999", IsSwiss),
        new("9999999A", IsIrish, new("pps ppsn")),
        new("9999999AA", IsIrish, new("pps ppsn")),
    ];

    static bool IsBritish(ReadOnlySpan<char> id) =>
        id[0] is not ('D' or 'F' or 'I' or 'Q' or 'U' or 'V')
        && id[1] is not ('D' or 'F' or 'I' or 'O' or 'Q' or 'U' or 'V')
        && id[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ") && id[8] is >= 'A' and <= 'D';

    static bool IsBritishHealth(ReadOnlySpan<char> id) =>
        (11 - (Checksum.Weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 == id[9] - '0';

    static bool IsSpanish(ReadOnlySpan<char> id) => SpanishLetters[IdDate.Number(id[..8]) % 23] == id[8];

    static bool IsSpanishForeigner(ReadOnlySpan<char> id) =>
        id[0] is 'X' or 'Y' or 'Z'
        && SpanishLetters[(((id[0] - 'X') * 10_000_000) + IdDate.Number(id[1..8])) % 23] == id[8];

    static bool IsItalian(ReadOnlySpan<char> id)
    {
        // Characters on odd places count by a table of their own; digits as the first ten letters.
        ReadOnlySpan<byte> odd =
            [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit(id[i]) ? id[i] - '0' : id[i] - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return "ABCDEHLMPRST".Contains(id[8]) && id[15] == 'A' + (sum % 26);
    }

    static bool IsFrench(ReadOnlySpan<char> id)
    {
        var month = IdDate.Number(id.Slice(3, 2));
        return id[0] is '1' or '2' && month is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99)
            && 97 - Checksum.Remainder(id[..13], 97) == IdDate.Number(id[13..]);
    }

    // ISO 7064, mod 11,10; of the first ten digits exactly one comes twice or three times.
    static bool IsGerman(ReadOnlySpan<char> id)
    {
        Span<byte> counts = stackalloc byte[10];
        counts.Clear();
        var product = 10;
        foreach (var c in id[..10])
        {
            counts[c - '0']++;
            var sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        var repeated = 0;
        foreach (var count in counts)
            repeated += count > 3 ? 2 : count > 1 ? 1 : 0;
        return id[0] != '0' && repeated == 1 && (11 - product) % 10 == id[10] - '0';
    }

    static bool IsDutch(ReadOnlySpan<char> id)
    {
        var sum = Checksum.Weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) - (id[8] - '0');
        return sum > 0 && sum % 11 == 0;
    }

    // Of those born since 2000 the check digits are of the number with a 2 before it.
    static bool IsBelgian(ReadOnlySpan<char> id)
    {
        var check = IdDate.Number(id[9..]);
        var rest = Checksum.Remainder(id[..9], 97);
        return IdDate.IsYearMonthDay(id)
            && (97 - rest == check || 97 - ((rest + (2 * (1_000_000_000 % 97))) % 97) == check);
    }

    static bool IsPolish(ReadOnlySpan<char> id) =>
        IdDate.IsDay(IdDate.Number(id.Slice(4, 2)), IdDate.Number(id.Slice(2, 2)) % 20)
        && (10 - (Checksum.Weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 == id[10] - '0';

    static bool IsPortuguese(ReadOnlySpan<char> id)
    {
        var check = 11 - (Checksum.Weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
        return id[0] is not ('0' or '4') && (check > 9 ? 0 : check) == id[8] - '0';
    }

    static bool IsSwiss(ReadOnlySpan<char> id) =>
        id[..3] is "756"
        && (10 - (Checksum.Weighted(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 == id[12] - '0';

    static bool IsIrish(ReadOnlySpan<char> id)
    {
        var sum = Checksum.Weighted(id, [8, 7, 6, 5, 4, 3, 2]) + (id.Length > 8 ? (id[8] - 'A' + 1) * 9 : 0);
        return (sum % 23) + 'A' - 1 == (id[7] == 'W' ? 'A' - 1 : id[7]);
    }
}
