// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which lengths the card networks issue under which first digits.</summary>
static class CardBrand
{
    public const int MinLength = 12;
    public const int MaxLength = 19;

    /// <summary>Whether a network issues numbers of that length under those first digits.</summary>
    public static bool Has(ReadOnlySpan<char> digits)
    {
        var first = 0;
        foreach (var c in digits[..4])
            first = (first * 10) + (c - '0');
        return digits.Length switch
        {
            16 => IsSixteen(first),
            15 => first is >= 3400 and <= 3499 or >= 3700 and <= 3799 or 2131 or 1800 || IsMaestro(first),
            14 => IsDiners(first) || IsMaestro(first),
            13 => first is >= 4000 and <= 4999 || IsMaestro(first),
            17 or 18 => IsLong(first) || IsMaestro(first),
            19 => first is >= 4000 and <= 4999 or 3841 || IsLong(first) || IsMaestro(first),
            _ => IsMaestro(first),
        };
    }

    // Sixteen digits are what nearly all cards have, the smaller national networks too.
    static bool IsSixteen(int first) => first is
        (>= 4000 and <= 4999) // Visa, Dankort
        or (>= 5100 and <= 5599) or (>= 2221 and <= 2720) // Mastercard
        or (>= 2200 and <= 2205) // Mir, Borica
        or (>= 3528 and <= 3589) // JCB, RuPay
        or (>= 5000 and <= 5099) or (>= 5600 and <= 5899) // Maestro, Elo, Verve, Dankort, Bankcard, Uzcard
        or (>= 6000 and <= 6999) // Discover, UnionPay, Maestro, RuPay, Troy, Hipercard, Interpayment
        or (>= 8100 and <= 8299) or 8600 // UnionPay, RuPay, Uzcard
        or 9792 or 9860 // Troy, Humo
        || IsDiners(first);

    static bool IsDiners(int first) => first is (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699)
        or (>= 3800 and <= 3999);

    static bool IsLong(int first) => first is (>= 6200 and <= 6299) or (>= 8100 and <= 8171) // UnionPay
        or 6011 or (>= 6440 and <= 6599) or (>= 6360 and <= 6369) // Discover, Interpayment
        or (>= 3528 and <= 3589) or (>= 2200 and <= 2204) // JCB, Mir
        or (>= 5060 and <= 5079) or 6331 or 6333 or 6334 or 6767 or 6706 or 6709 or 6771; // Verve, Solo, Laser

    static bool IsMaestro(int first) => first is 5018 or 5020 or 5038 or 5893 or 6304 or 6759 or (>= 6761 and <= 6763)
        or 604;
}
