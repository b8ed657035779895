// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class SocialSecurityRuleTests
{
    [Theory]
    [InlineData("219-09-9999", "[redacted:ssn]")]
    [InlineData("ssn 219-09-9999.", "ssn [redacted:ssn].")]
    [InlineData("{\"tin\":\"219-09-9999\"}", "{\"tin\":\"[redacted:ssn]\"}")]
    [InlineData("a=%22219-09-9999%22", "a=%22[redacted:ssn]%22")]
    [InlineData("219-09-9999 219-09-9998", "[redacted:ssn] [redacted:ssn]")]
    public void Social_security_numbers_are_found(string text, string expected) => Redacted.Check(text, expected);

    [Theory]
    [InlineData("000-09-9999 666-09-9999 900-09-9999 219-00-9999 219-09-0000")]
    [InlineData("1219-09-9999 219-09-99990 x219-09-9999 219-09-9999-1 7-219-09-9999 219-09-9999x")]
    [InlineData("219.09.9999 219 09 9999 219099999")]
    [InlineData("2026-11-22 555-123-4567 219-09-999 -09-9999 219-09-")]
    public void Other_groups_of_digits_stay(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);
}
