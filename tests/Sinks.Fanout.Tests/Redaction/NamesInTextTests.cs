// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction;

/// <summary>A shortcut passes names by their last letters: every name on the lists must survive it.</summary>
public sealed class NamesInTextTests
{
    const string Secret = "Zq7w-41x.Kd";

    static readonly string[] Dialects =
    [
        "{0}={1}", "{0}: {1}", "\"{0}\":\"{1}\"", "\\\"{0}\\\":\\\"{1}\\\"", "\\u0022{0}\\u0022:\\u0022{1}\\u0022",
        "&quot;{0}&quot;: &quot;{1}&quot;", "'{0}' => '{1}'", "[{0}] = '{1}'", "?a=b&{0}={1}", "a=b;{0}={1};c=d",
        "{0}   =   {1}", "2026-03-11 09:14:22 host[17]: {0}={1}",
    ];

    public static TheoryData<string> Names =>
    [
        .. NameLists.Secret.Words, .. NameLists.ShortSecret.Words.Select(static word => $"user_{word}"),
        "DB_PASSWORD", "db.password", "userPassword2", "oauth-token", "githubToken", "MailCredentials", "SMTP_PASS",
        "sessionCookie", "new_password_again", "Stripe-Signing-Key", "loyalty_code",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_value_after_a_secret_name_is_taken_out_in_every_dialect(string name)
    {
        var redactor = new Redactor(new RedactionOptions { Names = { Add = ["LoyaltyCode", "*Pesel"] } });
        foreach (var spelling in Spellings(name))
        {
            foreach (var dialect in Dialects)
            {
                var text = string.Format(null, dialect, spelling, Secret);
                redactor.Redact(text).ShouldNotContain(Secret, customMessage: text);
            }
        }
    }

    // A full stop and a digit are a number: cvv.2=x.
    public static TheoryData<string> LettersApart =>
        [.. NameLists.Secret.Words.Where(static name => char.IsAsciiLetter(name[^1]))];

    [Theory]
    [MemberData(nameof(LettersApart))]
    public void A_name_is_one_whatever_stands_between_its_last_letters(string name)
    {
        foreach (var separator in new[] { "_", "-", ".", "__" })
        {
            var last = $"{name[..^1]}{separator}{name[^1]}={Secret}";
            Redactor.Default.Redact(last).ShouldNotContain(Secret, customMessage: last);
            var each = $"{string.Join(separator, name.AsEnumerable())}={Secret}";
            Redactor.Default.Redact(each).ShouldNotContain(Secret, customMessage: each);
        }
    }

    [Theory]
    [InlineData("R30-M0-N9-C: J12-U11 is up")]
    [InlineData("next attempt at 2026-03-11T09:20:00Z")]
    public void A_letter_behind_digits_is_no_name(string text) =>
        Redactor.Default.Redact(text).ShouldBeSameAs(text);

    [Fact]
    public void A_named_connection_string_is_taken_out_by_its_section()
    {
        Redactor.Default.Redact($"ConnectionStrings__Orders={Secret}").ShouldNotContain(Secret);
        Redactor.Default.Redact($"ConnectionStrings:Orders={Secret}").ShouldNotContain(Secret);
        Redactor.Default.Redact($"ConnectionStrings.Orders2A: {Secret}").ShouldNotContain(Secret);
    }

    static string[] Spellings(string name) =>
        [name, name.ToUpperInvariant(), $"{char.ToUpperInvariant(name[0])}{name[1..]}"];
}
