// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The birthdays that are a part of many national numbers.</summary>
static class IdDate
{
    public static bool IsYearMonthDay(ReadOnlySpan<char> digits) => IsDay(digits.Slice(4, 2), digits.Slice(2, 2));

    public static bool IsDayMonthYear(ReadOnlySpan<char> digits) => IsDay(digits[..2], digits.Slice(2, 2));

    /// <summary>With the year in full, of this century or the last.</summary>
    public static bool IsFullYearMonthDay(ReadOnlySpan<char> digits) =>
        digits[..2] is "19" or "20" && IsYearMonthDay(digits[2..]);

    public static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
            number = (number * 10) + (c - '0');
        return number;
    }

    static bool IsDay(ReadOnlySpan<char> day, ReadOnlySpan<char> month) => IsDay(Number(day), Number(month));

    public static bool IsDay(int day, int month) => month is >= 1 and <= 12 && day >= 1
        && day <= month switch { 2 => 29, 4 or 6 or 9 or 11 => 30, _ => 31 };
}
