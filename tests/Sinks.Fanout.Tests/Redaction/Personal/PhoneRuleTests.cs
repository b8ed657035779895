// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class PhoneRuleTests
{
    [Theory]
    [InlineData("+4930901820", "[redacted:phone]")]
    [InlineData("call +49 30 901820.", "call [redacted:phone].")]
    [InlineData("+44 (0)20 7946 0018, thanks", "[redacted:phone], thanks")]
    [InlineData("+1-202-555-0143", "[redacted:phone]")]
    [InlineData("+63 (2) 8123 4567", "[redacted:phone]")]
    [InlineData("0049 30 901820", "[redacted:phone]")]
    [InlineData(
        "(202) 555-0143 or 202-555-0143 or 202.555.0143", "[redacted:phone] or [redacted:phone] or [redacted:phone]")]
    [InlineData("1-800-555-0199", "[redacted:phone]")]
    [InlineData("tel:5550143", "tel:[redacted:phone]")]
    [InlineData("Phone: 030 901820", "Phone: [redacted:phone]")]
    [InlineData("{\"mobile\":\"017612345678\"}", "{\"mobile\":\"[redacted:phone]\"}")]
    [InlineData("(+49) 30 901820", "([redacted:phone]")]
    [InlineData("to=%2B4930901820", "to=[redacted:phone]")]
    public void Numbers_are_found(string text, string expected) => Redacted.Check(text, expected, RedactionPacks.Phone);

    [Theory]
    [InlineData("2026-11-22T16:12:24+0100 2026-11-22 16:12:24 +02:00")]
    [InlineData("1+4930901820 a+4930901820 +049309018 +28 123 4567")]
    [InlineData("203.0.113.7:8080 10.0.0.1 1732292544000 12345678 order 4930901820")]
    [InlineData("123-456-7890 202-155-0143 202 555 0143 2021-555-0143")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301 blk_-1608999687919862906")]
    [InlineData("261122 001250 4631 INFO started")]
    [InlineData("in 38 ms, 12 34 56 of 1000, 5000000 calls took 12345678 ms")]
    [InlineData("[redacted:phone] [redacted:phone:18]")]
    public void Other_digits_stay(string text) => Redacted.CheckUntouched(text, RedactionPacks.Phone);
}
