// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Sweden, Norway, Denmark, Finland.</summary>
static class NorthernIds
{
    const string FinnishCheck = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    static readonly WordSet Swedish = new("personnummer pnr samordningsnummer");
    static readonly WordSet Danish = new("cpr personnummer");

    public static NationalId[] All { get; } =
    [
        new("999999-9999", IsSwedish),
        new("999999+9999", IsSwedish),
        new("99999999-9999", IsSwedishInFull),
        new("999999999999", IsSwedishInFull),
        new("9999999999", IsSwedish, Swedish),
        new("99999999999", IsNorwegian),
        new("999999 99999", IsNorwegian),
        new("999999-9999", IsDanish),
        new("999999-9999", static id => IdDate.IsDayMonthYear(id), Danish),
        new("9999999999", static id => IdDate.IsDayMonthYear(id), new("cpr")),
        new("999999-999X", IsFinnish),
        new("999999+999X", IsFinnish),
        new("999999A999X", IsFinnish),
    ];

    // The day of a number for coordination is 60 more.
    static bool IsSwedish(ReadOnlySpan<char> id)
    {
        var day = IdDate.Number(id.Slice(4, 2));
        return IdDate.IsDay(day > 60 ? day - 60 : day, IdDate.Number(id.Slice(2, 2))) && Checksum.IsLuhn(id);
    }

    static bool IsSwedishInFull(ReadOnlySpan<char> id) => id[..2] is "18" or "19" or "20" && IsSwedish(id[2..]);

    static bool IsNorwegian(ReadOnlySpan<char> id)
    {
        var day = IdDate.Number(id[..2]);
        return IdDate.IsDay(day > 40 ? day - 40 : day, IdDate.Number(id.Slice(2, 2)) % 40)
            && Checksum.Weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
            && Checksum.Weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;
    }

    // Since 2007 numbers without the check digit are given out, too: those need a word.
    static bool IsDanish(ReadOnlySpan<char> id) =>
        IdDate.IsDayMonthYear(id) && Checksum.Weighted(id, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;

    static bool IsFinnish(ReadOnlySpan<char> id)
    {
        // The letter for the century is in the middle, in the shape that has one.
        if (id.Length > 10 && id[6] is not ((>= 'A' and <= 'F') or (>= 'U' and <= 'Y')))
            return false;
        var number = (IdDate.Number(id[..6]) * 1000L) + IdDate.Number(id[^4..^1]);
        return IdDate.IsDayMonthYear(id) && FinnishCheck[(int)(number % 31)] == id[^1];
    }
}
