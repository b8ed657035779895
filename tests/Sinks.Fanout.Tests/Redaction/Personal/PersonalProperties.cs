// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Redaction.Personal;

/// <summary>What is valid is caught wherever it stands; what is not, stays.</summary>
public sealed class PersonalProperties
{
    static readonly (string First, int Length)[] Cards =
    [
        ("4", 16), ("4", 13), ("4", 19), ("51", 16), ("2221", 16), ("2720", 16), ("34", 15), ("37", 15), ("6011", 16),
        ("36", 14), ("3528", 16), ("62", 16), ("62", 19), ("6304", 12), ("6761", 18), ("2204", 16), ("508", 16),
        ("9792", 16), ("6362", 16), ("3841", 19),
    ];

    static readonly string[] Ibans =
        ["DE", "18n", "GB", "4a14n", "NL", "4a10n", "FR", "23n", "NO", "11n", "MT", "4a23n", "RU", "29n", "BE", "12n"];

    static readonly string[] Before =
        ["", "x ", "id=", "(", "\"", "a: ", "user='", "[", "{\"a\":\"", "x, ", "<b>", "\n", "q?a=", "\\n", "%22", "7 "];
    static readonly string[] After =
        ["", " x", ")", "\"", ", b", "'", "]", "\"}", ". X", "</b>", "\n", "&b=1", "\\n", "%22"];

    [Fact]
    public void Cards_never_survive() => CheckCaught(static random => Grouped(random, Card(random)));

    [Fact]
    public void Account_numbers_never_survive() => CheckCaught(static random =>
    {
        var iban = Iban(random);
        var separator = random.Next(4) switch { 0 => " ", 1 => "-", _ => "" };
        return string.Join(separator, iban.Chunk(4).Select(static group => new string(group)));
    });

    [Fact]
    public void Addresses_never_survive() => CheckCaught(Address);

    [Fact]
    public void Numbers_without_a_right_check_digit_stay() =>
        Check(static random =>
        {
            var card = Card(random).ToCharArray();
            card[^1] = (char)('0' + ((card[^1] - '0' + random.Next(1, 10)) % 10));
            return IsUntouched(random, new string(card));
        });

    [Fact]
    public void Numbers_of_no_network_stay() =>
        Check(static random => IsUntouched(
            random, Pick(random, "1", "7", "0", "99") + Digits(random, random.Next(10, 18))));

    [Fact]
    public void Codes_without_right_check_digits_stay() =>
        Check(static random =>
        {
            var iban = Iban(random);
            var check = int.Parse(iban.AsSpan(2, 2), CultureInfo.InvariantCulture);
            var other = (((check - 2) + random.Next(1, 97)) % 97) + 2;
            return IsUntouched(random, $"{iban[..2]}{other:00}{iban[4..]}");
        });

    static void CheckCaught(Func<Random, string> secret) =>
        Check(random =>
        {
            var value = secret(random);
            var text = Pick(random, Before) + value + Pick(random, After);
            var redacted = Redactor.Default.Redact(text);
            redacted.ShouldNotContain(value, Case.Sensitive, text);
            redacted.ShouldContain("[redacted:", Case.Sensitive, text);
            return ReferenceEquals(Redactor.Default.Redact(redacted), redacted);
        });

    static bool IsUntouched(Random random, string value)
    {
        var text = Pick(random, Before) + value + Pick(random, After);
        Redactor.Default.Redact(text).ShouldBeSameAs(text);
        return true;
    }

    static string Card(Random random)
    {
        var (first, length) = Pick(random, Cards);
        var body = first + Digits(random, length - first.Length - 1);
        return Enumerable.Range(0, 10).Select(check => body + check).Single(static card => Checksum.IsLuhn(card));
    }

    static string Grouped(Random random, string card)
    {
        var separator = random.Next(4) switch { 0 => " ", 1 => "-", _ => "" };
        int[] groups = card.Length switch { 15 => [4, 6, 5], 14 => [4, 6, 4], 13 => [4, 4, 5], _ => [4, 4, 4, 4, 4] };
        var at = 0;
        return string.Join(separator, groups.Select(group =>
        {
            var part = card[Math.Min(at, card.Length)..Math.Min(at + group, card.Length)];
            at += group;
            return part;
        }).Where(static part => part.Length > 0));
    }

    static string Iban(Random random)
    {
        var country = random.Next(Ibans.Length / 2) * 2;
        var letters = Ibans[country + 1].StartsWith("4a", StringComparison.Ordinal) ? 4 : 0;
        var digits = int.Parse(Ibans[country + 1].AsSpan(letters / 2).TrimEnd('n'), CultureInfo.InvariantCulture);
        var account = new string(random.GetItems("ABCDEFGHJKLMNPQRSTUVWXYZ".AsSpan(), letters))
            + Digits(random, digits);
        var number = string.Concat((account + Ibans[country] + "00")
            .Select(static c => char.IsAsciiDigit(c)
                ? c.ToString()
                : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var check = 98 - (int)(BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97);
        return $"{Ibans[country]}{check:00}{account}";
    }

    static string Address(Random random)
    {
        var local = new string(random.GetItems("abcxyzABC0189\u00e4\u00df".AsSpan(), random.Next(1, 12)));
        var middle = Pick(random, "", ".x", "+tag", "_1", "-b");
        var domain = Pick(
            random, "shop.example", "mail.shop.example", "163.com", "b-c.co", "xn--exmple-cua.de", "\u00e4.org");
        return $"{local}{middle}{Pick(random, "@", "@", "%40")}{domain}";
    }

    static string Digits(Random random, int count) => new(random.GetItems("0123456789".AsSpan(), count));

    static void Check(Func<Random, bool> property) =>
        Prop.ForAll<int>(seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
