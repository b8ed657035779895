// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class CardRuleTests
{
    [Theory]
    [InlineData("4012888888881881")]
    [InlineData("4222222222222")]
    [InlineData("5555555555554444")]
    [InlineData("2223003122003222")]
    [InlineData("378282246310005")]
    [InlineData("6011000990139424")]
    [InlineData("30569309025904")]
    [InlineData("36227206271667")]
    [InlineData("3530111333300000")]
    [InlineData("6200000000000005")]
    [InlineData("6759649826438453")]
    [InlineData("2200000000000053")]
    [InlineData("6062826786276634")]
    [InlineData("9792123456789018")]
    public void The_networks_numbers_are_cards(string number)
    {
        CardRule.IsCard(number).ShouldBeTrue();
        Check($"paid with {number}.", "paid with [redacted:card].");
        Check($"{{\"n\":{number},\"t\":\"{number}\"}}", "{\"n\":[redacted:card],\"t\":\"[redacted:card]\"}");
    }

    [Theory]
    [InlineData("4012 8888 8888 1881", "[redacted:card]")]
    [InlineData("card 4012-8888-8888-1881, thanks", "card [redacted:card], thanks")]
    [InlineData("amex 3782 822463 10005 exp 12 27", "amex [redacted:card] exp 12 27")]
    [InlineData("diners 3056-930902-5904", "diners [redacted:card]")]
    [InlineData("7 of 4012 8888 8888 1881 at 12", "7 of [redacted:card] at 12")]
    [InlineData("[4012888888881881]=4012888888881881:x", "[[redacted:card]]=[redacted:card]:x")]
    [InlineData("x:\\n4012888888881881\\n", "x:\\n[redacted:card]\\n")]
    [InlineData("q=%224012888888881881%22", "q=%22[redacted:card]%22")]
    [InlineData("n%3D4012888888881881&a=1", "n%3D[redacted:card]&a=1")]
    [InlineData("{\\u0022n\\u0022:\\u00224012888888881881\\u0022}", "{\\u0022n\\u0022:\\u0022[redacted:card]\\u0022}")]
    [InlineData("%B4012888888881881^DOE/J^2712?", "%B[redacted:card]^DOE/J^2712?")]
    [InlineData(";4012888888881881=27121010000?", ";[redacted:card]=27121010000?")]
    [InlineData("\u001b[31m4012888888881881\u001b[0m", "\u001b[31m[redacted:card]\u001b[0m")]
    [InlineData("a,4012888888881881,12/27", "a,[redacted:card],12/27")]
    [InlineData("/cards/4012888888881881/pay", "/cards/[redacted:card]/pay")]
    [InlineData("\u5361\u53f74012888888881881", "\u5361\u53f7[redacted:card]")]
    [InlineData("UATP card 135410014004955", "UATP card [redacted:card]")]
    public void Cards_are_found_however_they_are_written(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("4012888888881882")]
    [InlineData("4012 8888 8888 1882")]
    [InlineData("4012 8888-8888 1881")]
    [InlineData("40 12888888881 881")]
    [InlineData("4444444444444444 5555555555555555")]
    [InlineData("0000000000000000")]
    [InlineData("blk_4012888888881881 x4012888888881881 4012888888881881f")]
    [InlineData("job-4012888888881881 4012888888881881-7 4012888888881881_7")]
    [InlineData("0.4012888888881881 4012888888881881.5 -4012888888881881")]
    [InlineData("40128888888818810000000")]
    [InlineData("+491512888888881")]
    [InlineData("at 1732292544000 1732292544000000 1732292544000000000 20261122160000")]
    [InlineData("4012-8888-8888-1881-0042-1000-2000")]
    [InlineData("00004012-8888-8888-1881-000000000000")]
    [InlineData("0011 4012 8888 8888 1881 0017 0023")]
    [InlineData("135410014004955")]
    [InlineData("EAN: 4006381333931 and ean=4006381333931")]
    [InlineData("[redacted:card] [redacted:card:4242]")]
    public void Other_long_numbers_stay(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("401288888888188a")]
    [InlineData("4012 8888 8888 1881")]
    public void Only_digits_are_asked_about(string text) => CardRule.IsCard(text).ShouldBeFalse();

    static void Check(string text, string expected) => Redacted.Check(text, expected);
}
