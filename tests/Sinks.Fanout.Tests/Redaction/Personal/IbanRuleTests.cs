// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class IbanRuleTests
{
    [Theory]
    [InlineData("DE89370400440532013000", "[redacted:iban]")]
    [InlineData("to DE89 3704 0044 0532 0130 00.", "to [redacted:iban].")]
    [InlineData("GB29-NWBK-6016-1331-9268-19", "[redacted:iban]")]
    [InlineData("IBAN:GB29NWBK60161331926819,", "IBAN:[redacted:kv],")]
    [InlineData("IBANGB29NWBK60161331926819", "IBAN[redacted:iban]")]
    [InlineData("from=no9386011117947", "from=[redacted:iban]")]
    [InlineData("fr14 2004 1010 0505 0001 3m02 606 ok", "[redacted:iban] ok")]
    [InlineData("MT84MALT011000012345MTLCAST001S", "[redacted:iban]")]
    [InlineData("\\u0022BE68539007547034\\u0022", "\\u0022[redacted:iban]\\u0022")]
    [InlineData("x%3DBE68539007547034%26", "x%3D[redacted:iban]%26")]
    [InlineData("BE68539007547034/EUR; NL91ABNA0417164300", "[redacted:iban]/EUR; [redacted:iban]")]
    [InlineData("XK051212012345678906", "[redacted:iban]")]
    public void Account_numbers_are_found_however_they_are_written(string text, string expected) =>
        Redacted.Check(text, expected);

    [Theory]
    [InlineData("DE89370400440532013001")]
    [InlineData("DE8937040044053201300")]
    [InlineData("DE89 3704 0044 0532 0130 01")]
    [InlineData("DE89 3704-0044 0532 0130 00")]
    [InlineData("XX89370400440532013000")]
    [InlineData("xDE89370400440532013000 DE89370400440532013000x DE89370400440532013000-a")]
    [InlineData("b68e53900754703400000000 ad12ff00aa11bb22cc33dd44")]
    [InlineData("[redacted:iban]")]
    public void Other_codes_stay(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);
}
