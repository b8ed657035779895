// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The check digits that more than one kind of number uses.</summary>
static class Checksum
{
    /// <summary>ISO/IEC 7812: every second digit from the right counts twice.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var isDoubled = false;
        for (var i = digits.Length - 1; i >= 0; i--, isDoubled = !isDoubled)
        {
            var digit = digits[i] - '0';
            sum += isDoubled ? (digit * 2) - (digit > 4 ? 9 : 0) : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>The sum of the first digits, each times its weight.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<byte> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    /// <summary>What remains of the number when divided, however long it is.</summary>
    public static int Remainder(ReadOnlySpan<char> digits, int divisor)
    {
        var rest = 0;
        foreach (var c in digits)
            rest = ((rest * 10) + (c - '0')) % divisor;
        return rest;
    }
}
