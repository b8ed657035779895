// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Security", "MA0009", Justification = "The texts are those of the test.")]
public sealed partial class PseudonymTests
{
    [GeneratedRegex(@"^\[redacted:card:k1:[A-Za-z0-9_-]{22}\]$")]
    private static partial Regex Marker();

    [Fact]
    public void The_same_card_has_one_pseudonym_however_it_is_written()
    {
        var redactor = With.Rule("card", RedactionStrategy.Pseudonym);
        var pseudonym = redactor.Twice(With.Card);
        Marker().IsMatch(pseudonym).ShouldBeTrue(pseudonym);
        redactor.Twice("4242424242424242").ShouldBe(pseudonym);
        redactor.Twice("paid with 4242-4242-4242-4242 today").ShouldBe($"paid with {pseudonym} today");
        redactor.Property("Paid", With.Card).ShouldBe(pseudonym);
        redactor.Twice("5555 5555 5555 4444").ShouldNotBe(pseudonym);
    }

    [Fact]
    public void The_same_address_has_one_pseudonym_in_every_process_and_under_every_name()
    {
        var redactor = With.Rule("email", RedactionStrategy.Pseudonym);
        var pseudonym = redactor.Twice(With.Address);
        With.Rule("email", RedactionStrategy.Pseudonym).Twice("JOANNA@example.com").ShouldBe(pseudonym);
        redactor.Property("Mail", With.Address).ShouldBe(pseudonym);
    }

    [Fact]
    public void The_hash_is_that_of_the_page()
    {
        // openssl dgst -sha256 -hmac "an arbitrary key of 32 characters" over "email\0\0joanna@example.com".
        var key = System.Text.Encoding.UTF8.GetBytes(With.Key);
        var hash = System.Security.Cryptography.HMACSHA256.HashData(key, "email\0\0joanna@example.com"u8);
        var expected = Convert.ToBase64String(hash, 0, 16).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        With.Rule("email", RedactionStrategy.Pseudonym).Redact(With.Address)
            .ShouldBe($"[redacted:email:k1:{expected}]");
    }

    [Fact]
    public void Another_key_makes_other_pseudonyms_and_its_id_shows()
    {
        var first = With.Rule("email", RedactionStrategy.Pseudonym).Redact(With.Address);
        var second = With.Options(static options =>
        {
            options.Rule("email", RedactionStrategy.Pseudonym);
            options.Pseudonym.Key = "quite another key, 32 characters";
            options.Pseudonym.KeyId = "k2";
        }).Redact(With.Address);
        second.ShouldStartWith("[redacted:email:k2:");
        second[^23..].ShouldNotBe(first[^23..]);
    }

    [Fact]
    public void What_a_name_gives_away_has_one_pseudonym_as_a_property_and_in_text()
    {
        var redactor = With.Options(static options => options.Strategy = RedactionStrategy.Pseudonym);
        var property = ((string)redactor.Property("Password", "hunter2")!)["[redacted:name:".Length..];
        redactor.Twice("password=hunter2").ShouldBe("password=[redacted:kv:" + property);
        redactor.Twice("a password: 'hunter2'").ShouldBe("a password: '[redacted:kv:" + property + "'");
        redactor.Twice("Server=a;Password=hunter2;").ShouldContain(":" + property);
    }

    [Fact]
    public void An_address_under_a_secret_name_has_the_pseudonym_of_the_address()
    {
        var redactor = With.Options(static options => options
            .Rule("email", RedactionStrategy.Pseudonym).Name("UserEmail", RedactionStrategy.Pseudonym));
        var pseudonym = redactor.Redact(With.Address);
        redactor.Property("UserEmail", With.Address).ShouldBe(pseudonym);
        redactor.Twice($"UserEmail={With.Address}").ShouldBe($"UserEmail={pseudonym}");
        redactor.RedactIdentity(With.Address).ShouldBe(pseudonym["[redacted:".Length..^1]);
    }

    [Fact]
    public void Names_can_keep_pseudonyms_apart()
    {
        var redactor = With.Rule("email", RedactionStrategy.Pseudonym, perName: true);
        var billing = redactor.Property("BillingEmail", With.Address);
        redactor.Property("billing_email", With.Address).ShouldBe(billing);
        redactor.Property("ShippingEmail", With.Address).ShouldNotBe(billing);
    }

    [Fact]
    public void Numbers_and_objects_under_a_secret_name_have_theirs_too()
    {
        var redactor = With.Options(static options => options.Name("Pesel", RedactionStrategy.Pseudonym));
        var number = redactor.Property("Pesel", 44051401359L);
        number.ShouldBeOfType<string>().ShouldStartWith("[redacted:name:k1:");
        redactor.Property("Pesel", "44051401359").ShouldBe(number);

        var list = Marked(redactor, new SequenceValue([new ScalarValue("a"), new ScalarValue(1)]));
        list.ShouldStartWith("[redacted:name:k1:");
        Marked(redactor, new SequenceValue([new ScalarValue("a"), new ScalarValue(1)])).ShouldBe(list);
        Marked(redactor, new SequenceValue([new ScalarValue("a"), new ScalarValue(2)])).ShouldNotBe(list);
        Marked(redactor, new SequenceValue([new ScalarValue("a;1:1")])).ShouldNotBe(list);
    }

    [Fact]
    public void Bytes_have_the_pseudonym_of_their_content()
    {
        var redactor = With.Options(static options => options.Strategy = RedactionStrategy.Pseudonym);
        redactor.Property("Secret", new byte[] { 1, 2 }).ShouldNotBe(redactor.Property("Secret", new byte[] { 1, 3 }));
    }

    static string Marked(Redactor redactor, LogEventPropertyValue value) =>
        (string)((ScalarValue)redactor.Redact("Pesel", value)).Value!;
}
