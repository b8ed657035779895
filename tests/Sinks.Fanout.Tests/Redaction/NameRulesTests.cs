// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("user.password")]
    [InlineData("NewPasswordConfirmation")]
    [InlineData("old-pwd2")]
    [InlineData("X-Api-Key")]
    [InlineData("stripeAPIKey")]
    [InlineData("oauthtoken")]
    [InlineData("ACCESS_TOKEN")]
    [InlineData("2FA")]
    [InlineData("two factor code")]
    [InlineData("ConnectionStrings:Default")]
    [InlineData("ConnectionStrings__Default")]
    [InlineData("$aws/secret[access]@key")]
    [InlineData("ASP.NET_SessionId")]
    [InlineData("SMTP_PASS")]
    [InlineData("QUEUE_DEFAULT_PASS")]
    [InlineData("ServiceAccountCredentials")]
    [InlineData("customerCreditCardNumber")]
    [InlineData("Set-Cookie")]
    [InlineData("CardPin")]
    [InlineData("otp_code")]
    [InlineData("SECRET_KEY_BASE")]
    [InlineData("pre-shared-key")]
    [InlineData("GITHUB_PAT")]
    public void Secret_names_are_known_in_any_spelling(string name) =>
        Redactor.Default.IsSecretName(name).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("Key")]
    [InlineData("PasswordLength")]
    [InlineData("PasswordChangedAt")]
    [InlineData("secret_name")]
    [InlineData("TokenEndpoint")]
    [InlineData("credentialsId")]
    [InlineData("usage.input_tokens")]
    [InlineData("request.CancellationToken")]
    [InlineData("assembly.publicKeyToken")]
    [InlineData("routing_key")]
    [InlineData("author")]
    [InlineData("IsAuthenticated")]
    [InlineData("second_pass")]
    [InlineData("compass")]
    [InlineData("primaryKey")]
    [InlineData("user_session_id")]
    [InlineData("password_was_reset")]
    [InlineData("HasPassword")]
    [InlineData("requires_secret")]
    [InlineData("gpio_pin")]
    [InlineData("publicToken")]
    [InlineData("xhr.withCredentials")]
    public void Names_about_secrets_are_not_secret(string name) => Redactor.Default.IsSecretName(name).ShouldBeFalse();

    [Theory]
    [InlineData("MailchimpKey", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("usersession", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("user_auth", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("salt", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("feature_flag.key", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("publicToken", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("recaptchakey", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("Session", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("certificate_pin", "cefa780880ba5f5696192a34f6292c35", true)]
    [InlineData("Session", "30546174_149295546", false)]
    [InlineData("MailchimpKey", "welcome-mail", false)]
    [InlineData("aws.s3.key", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("turkey", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("pubkey", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("message.ordering_key", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("MailchimpKey", "the key of the mail 123", false)]
    [InlineData("MailchimpKey", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", false)]
    [InlineData("CacheKey", "cefa780880ba5f5696192a34f6292c35", false)]
    [InlineData("Key", "cefa780880ba5f5696192a34f6292c35", false)]
    public void Other_keys_are_secret_when_the_value_looks_random(string name, string value, bool isTaken)
    {
        var redacted = (ScalarValue)Redactor.Default.Redact(name, new ScalarValue(value));
        redacted.Value.ShouldBe(isTaken ? "[redacted:name]" : value);
    }

    [Fact]
    public void Added_names_are_secret_and_a_star_matches_any_beginning()
    {
        var redactor = With(names => names.Add = ["LoyaltyCode", "*Pesel", " ", "*"]);
        redactor.IsSecretName("loyalty_code").ShouldBeTrue();
        redactor.IsSecretName("customer.pesel").ShouldBeTrue();
        redactor.IsSecretName("MyLoyaltyCode").ShouldBeFalse();
        redactor.Redact("loyalty-code: 0815").ShouldBe("loyalty-code: [redacted:kv]");
    }

    [Fact]
    public void Allowed_names_win_over_everything()
    {
        var redactor = With(names => (names.Add, names.Allow) = (["ResetToken"], ["reset-token", "CsrfToken"]));
        redactor.IsSecretName("ResetToken").ShouldBeFalse();
        redactor.IsSecretName("csrf_token").ShouldBeFalse();
        redactor.Redact("csrfToken=abc token=abc").ShouldBe("csrfToken=abc token=[redacted:kv]");
    }

    [Fact]
    public void A_flood_of_distinct_names_does_not_grow_the_cache()
    {
        var cache = new NameCache();
        for (var i = 0; i < 100_000; i++)
        {
            var letters = Enumerable.Range(0, 6).Select(n => (char)('a' + ((i >> (n * 3)) & 7)));
            cache.Add(string.Concat(letters), NameVerdict.Secret);
        }

        cache.Count.ShouldBeLessThanOrEqualTo(NameCache.Size);
        cache.Add("attempt_0020_m_000001", NameVerdict.Pass);
        cache.TryGet("attempt_0020_m_000001", out _).ShouldBeFalse();
    }

    static Redactor With(Action<RedactionNames> change)
    {
        var options = new RedactionOptions();
        change(options.Names);
        return new Redactor(options);
    }
}
