// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout.Tests.Redaction.Code;

public sealed class ConfigurationSecretsTests
{
    const string Random = "kD83hsb2LQpz71vX";

    [Theory]
    [InlineData("Smtp:Password", "tulip-44-harbor")]
    [InlineData("Jwt:SigningKey", "abc=;def==")]
    [InlineData("Mailchimp:ApiKey", Random)]
    [InlineData("Vendor:MailchimpKey", Random)]
    [InlineData("DB_PASSWORD", "tulip44")]
    public void A_value_under_a_secret_name_is_one(string path, string value) =>
        ConfigurationSecrets.In(path, $" {value}\n").ShouldBe([value]);

    [Theory]
    [InlineData("ConnectionStrings:Shop", "Server=db;User Id=sa;Password=tulip-44;Encrypt=true", "tulip-44")]
    [InlineData("ConnectionStrings:Bus", "Endpoint=sb://x.example/;SharedAccessKey=kD83hsb2LQpz71=", "kD83hsb2LQpz71=")]
    [InlineData("Cache:Endpoint", "redis://bob:tulip-44@cache.example:6379/0", "tulip-44")]
    [InlineData("Shop:Callback", "https://x.example/hook?sig=kD83hsb2LQpz71vX&page=2", "kD83hsb2LQpz71vX")]
    public void Of_connection_strings_and_urls_the_secret_inside_is_one(string path, string value, string secret) =>
        ConfigurationSecrets.In(path, value).ShouldBe([secret]);

    [Fact]
    public void What_a_url_holds_encoded_is_one_decoded_too() =>
        ConfigurationSecrets.In("ConnectionStrings:Cache", "redis://bob:tulip%2B44%21x@cache.example")
            .ShouldBe(["tulip%2B44%21x", "tulip+44!x"]);

    [Theory]
    [InlineData("Shop:Name", "tulip-44-harbor")]
    [InlineData("Shop:Contact", "someone@example.com")]
    [InlineData("Smtp:Password", "")]
    [InlineData("Smtp:Password", null)]
    [InlineData("Smtp:Password", "short")]
    [InlineData("Smtp:Password", "changeme")]
    [InlineData("Smtp:Password", "Password")]
    [InlineData("Smtp:Password", "${SMTP_PASSWORD}")]
    [InlineData("Smtp:Password", "********")]
    [InlineData("Auth:TokenEndpoint", "https://login.example/token")]
    [InlineData("ConnectionStrings:Local", "Data Source=app.db")]
    [InlineData("ConnectionStrings:Local", "Host=localhost;Username=postgres;Password=postgres")]
    [InlineData("Cache:Key", "orders-by-customer")]
    [InlineData("Logging:LogLevel:Default", "Information")]
    public void Other_values_are_none(string path, string? value) =>
        ConfigurationSecrets.In(path, value).ShouldBeEmpty();

    [Fact]
    public void All_of_a_configuration_becomes_known_by_one_call_and_again_after_a_reload()
    {
        var values = new KnownValues(static _ => { });
        var source = new Reloadable { ["Smtp:Password"] = "tulip-44-harbor", ["Name"] = "shop", ["A:Token"] = Random };
        var configuration = new ConfigurationBuilder().Add(source).Build();

        values.AddFrom(configuration).ShouldBe(2);
        values.AddFrom(configuration).ShouldBe(2);
        IsKnown(values, "tulip-44-harbor").ShouldBeTrue();
        IsKnown(values, "shop").ShouldBeFalse();

        // What was in force a moment ago is still in messages, what was before that is not.
        var version = values.Version;
        source.Change("Smtp:Password", "maple-55-canyon");
        values.Version.ShouldBeGreaterThan(version);
        IsKnown(values, "maple-55-canyon").ShouldBeTrue();
        IsKnown(values, "tulip-44-harbor").ShouldBeTrue();
        source.Change("Smtp:Password", "aspen-66-valley");
        IsKnown(values, "aspen-66-valley").ShouldBeTrue();
        IsKnown(values, "tulip-44-harbor").ShouldBeFalse();
        IsKnown(values, Random).ShouldBeTrue();
    }

    [Fact]
    public void A_section_is_a_configuration_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Smtp:Password", "tulip-44-harbor"), new("Db:Password", Random)]).Build();
        new KnownValues(static _ => { }).AddFrom(configuration.GetSection("Smtp")).ShouldBe(1);
    }

    static bool IsKnown(KnownValues values, string value)
    {
        HitList hits = default;
        values.Search!.Find(value, ref hits);
        return !hits.IsEmpty;
    }

    sealed class Reloadable : ConfigurationProvider, IConfigurationSource
    {
        public string this[string key]
        {
            init => Set(key, value);
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public void Change(string key, string value)
        {
            Set(key, value);
            OnReload();
        }
    }
}
