// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Asia, Africa, Australia.</summary>
static class AsianIds
{
    const string ChineseCheck = "10X98765432";

    static readonly WordSet Indian = new("aadhaar aadhar uid uidai");
    static readonly WordSet Australian = new("tfn taxfile");
    static readonly WordSet Korean = new("rrn resident");
    static readonly WordSet Turkish = new("tckn kimlik");
    static readonly WordSet Japanese = new("mynumber kojin");
    static readonly WordSet Israeli = new("teudat zehut");

    public static NationalId[] All { get; } =
    [
        new("9999 9999 9999", IsAadhaar),
        new("9999-9999-9999", IsAadhaar),
        new("999999999999", IsAadhaar, Indian),
        new("AAAAA9999A", static id => "ABCFGHJLPT".Contains(id[3])),
        new("999 999 999", IsTaxFile),
        new("999999999", IsTaxFile, Australian),
        new("9999 99999 9", IsMedicare, new("medicare")),
        new("9999999999", IsMedicare, new("medicare")),
        new("99999999999999999X", IsChinese),
        new("999999-9999999", IsKorean),
        new("9999999999999", IsKorean, Korean),
        new("9999999999999", IsSouthAfrican),
        new("999999 9999 999", IsSouthAfrican),
        new("A9999999A", IsSingaporean),
        new("9-9999-99999-99-9", IsThai),
        new("9999999999999", IsThai, new("thai")),
        new("99999999999", IsTurkish, Turkish),
        new("999999999999", IsJapanese, Japanese),
        new("999999999", static id => Checksum.IsLuhn(id), Israeli),
    ];

    // Verhoeff: permutations of the digits, added up in a group that does not commute.
    static bool IsAadhaar(ReadOnlySpan<char> id)
    {
        ReadOnlySpan<byte> permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        var sum = 0;
        for (var i = 0; i < id.Length; i++)
        {
            var digit = id[^(i + 1)] - '0';
            for (var turn = 0; turn < i % 8; turn++)
                digit = permutation[digit];
            sum = Combine(sum, digit);
        }

        return id[0] is not ('0' or '1') && sum == 0;
    }

    // The symmetries of a pentagon: 0 to 4 turn it, 5 to 9 turn it over.
    static int Combine(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + ((a + b) % 5),
        (false, true) => 5 + ((a - b + 5) % 5),
        _ => (a - b + 5) % 5,
    };

    static bool IsTaxFile(ReadOnlySpan<char> id) =>
        id.IndexOfAnyExcept('0') >= 0 && Checksum.Weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0;

    static bool IsMedicare(ReadOnlySpan<char> id) =>
        id[0] is >= '2' and <= '6' && Checksum.Weighted(id, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == id[8] - '0';

    static bool IsChinese(ReadOnlySpan<char> id) =>
        id[0] is >= '1' and <= '9' && IdDate.IsFullYearMonthDay(id.Slice(6, 8))
        && ChineseCheck[Checksum.Weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] == id[17];

    // The check digit went in 2020: the date and the century have to do.
    static bool IsKorean(ReadOnlySpan<char> id) => IdDate.IsYearMonthDay(id) && id[6] is >= '1' and <= '8';

    static bool IsSouthAfrican(ReadOnlySpan<char> id) =>
        IdDate.IsYearMonthDay(id) && id[10] is '0' or '1' or '2' && id[11] is '8' or '9' && Checksum.IsLuhn(id);

    static bool IsSingaporean(ReadOnlySpan<char> id)
    {
        var sum = Checksum.Weighted(id[1..], [2, 7, 6, 5, 4, 3, 2]);
        return id[0] switch
        {
            'S' or 'T' => "JZIHGFEDCBA"[(sum + (id[0] == 'T' ? 4 : 0)) % 11] == id[8],
            'F' or 'G' => "XWUTRQPNMLK"[(sum + (id[0] == 'G' ? 4 : 0)) % 11] == id[8],
            'M' => "KLJNPQRTUWX"[10 - ((sum + 3) % 11)] == id[8],
            _ => false,
        };
    }

    static bool IsThai(ReadOnlySpan<char> id) =>
        id[0] != '0'
        && (11 - (Checksum.Weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 == id[12] - '0';

    static bool IsTurkish(ReadOnlySpan<char> id)
    {
        var odd = Checksum.Weighted(id, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
        var even = Checksum.Weighted(id, [0, 1, 0, 1, 0, 1, 0, 1]);
        return id[0] != '0' && ((7 * odd) - even + 100) % 10 == id[9] - '0'
            && (odd + even + id[9] - '0') % 10 == id[10] - '0';
    }

    static bool IsJapanese(ReadOnlySpan<char> id)
    {
        var rest = Checksum.Weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
        return (rest < 2 ? 0 : 11 - rest) == id[11] - '0';
    }
}
