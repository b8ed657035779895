// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookBackendTypeTests
{
    const string Formats =
        "cannot be read as one of Json, CloudEvents, Slack, Teams, Discord, PagerDuty, Rollbar, Template.";

    readonly WebhookBackendType _type = new();

    [Fact]
    public void The_assembly_says_which_backend_it_holds()
    {
        var attribute = typeof(WebhookBackendType).Assembly
            .GetCustomAttributes<FanoutBackendAttribute>().ShouldHaveSingleItem();

        attribute.Type.ShouldBe(typeof(WebhookBackendType));
        attribute.Contract.ShouldBe(FanoutBackendAttribute.CurrentContract);
        _type.Name.ShouldBe("Webhook");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_an_address_the_backend_misses_it(string? url) =>
        Contract.FindMissing(_type, new WebhookOptions { Url = url }).ShouldBe("Url");

    [Fact]
    public void With_an_address_nothing_is_missing() =>
        Contract.FindMissing(_type, new WebhookOptions { Url = "https://hooks.example.org" })
            .ShouldBeNull();

    [Fact]
    public void Every_setting_is_read_from_its_section()
    {
        var mistakes = new List<Mistake>();
        var options = Read(
            new()
            {
                ["Type"] = "Webhook",
                ["Url"] = "https://hooks.example.org/a",
                ["Secret"] = "s1",
                ["PreviousSecret"] = "s2",
                ["Format"] = "json",
                ["Headers:Authorization"] = "Bearer x",
                ["AllowHttp"] = "true",
                ["PublicAddressesOnly"] = "true",
                ["DigestInterval"] = "00:05:00",
                ["CloudEvents:Source"] = "/shop",
                ["PagerDuty:RoutingKey"] = "k",
                ["PagerDuty:Source"] = "shop",
                ["PagerDuty:DedupBy"] = "{TenantId}",
                ["PagerDuty:ResolveEvents"] = "completed, restored_*",
                ["Rollbar:AccessToken"] = "t",
                ["Rollbar:Environment"] = "staging",
                ["Rollbar:CodeVersion"] = "1",
                ["Template:Body"] = "{Message}",
                ["Template:File"] = "body.json",
                ["Template:ContentType"] = "text/plain",
                ["Template:Batch"] = "true",
                ["Proxy"] = "none",
                ["TrustedCertificate"] = "ca.pem",
                ["ClientCertificate"] = "client.pem",
                ["ClientKey"] = "client.key",
            },
            mistakes);

        mistakes.ShouldBeEmpty();
        options.Url.ShouldBe("https://hooks.example.org/a");
        options.Secret.ShouldBe("s1");
        options.PreviousSecret.ShouldBe("s2");
        options.Format.ShouldBe(WebhookFormat.Json);
        options.Headers.ShouldHaveSingleItem().ShouldBe(new("Authorization", "Bearer x"));
        options.AllowHttp.ShouldBeTrue();
        options.PublicAddressesOnly.ShouldBeTrue();
        options.DigestInterval.ShouldBe(TimeSpan.FromMinutes(5));
        options.CloudEvents.Source.ShouldBe("/shop");
        var (pager, rollbar, template) = (options.PagerDuty, options.Rollbar, options.Template);
        (pager.RoutingKey, pager.Source, pager.DedupBy).ShouldBe(("k", "shop", "{TenantId}"));
        pager.ResolveEvents.ShouldBe(["completed", "restored_*"]);
        (rollbar.AccessToken, rollbar.Environment, rollbar.CodeVersion).ShouldBe(("t", "staging", "1"));
        (template.Body, template.File, template.ContentType).ShouldBe(("{Message}", "body.json", "text/plain"));
        template.Batch.ShouldBeTrue();
        (options.Proxy, options.TrustedCertificate).ShouldBe(("none", "ca.pem"));
        (options.ClientCertificate, options.ClientKey).ShouldBe(("client.pem", "client.key"));
    }

    [Fact]
    public void Every_public_option_is_a_key_of_the_section()
    {
        var mistakes = new List<Mistake>();
        Read(typeof(WebhookOptions).GetProperties().ToDictionary(p => p.Name, string? (_) => ""), mistakes);
        mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Format", "Slak", Formats)]
    [InlineData("AllowHttp", "perhaps", "cannot be read as true or false.")]
    [InlineData("Adress", "https://hooks.example.org/t0ken", "is not a known key.")]
    public void A_mistake_in_the_section_is_named_without_its_value(string key, string value, string reason)
    {
        var mistakes = new List<Mistake>();
        Read(new() { [key] = value }, mistakes);

        var mistake = mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe("Fanout:Backends:ops:" + key);
        mistake.Reason.ShouldBe(reason);
        mistake.ToString().ShouldNotContain(value);
    }

    [Fact]
    public void A_format_that_does_not_exist_goes_back_to_the_default()
    {
        var mistakes = new List<Mistake>();
        var options = new WebhookOptions { Format = (WebhookFormat)99 };
        Contract.Check(_type, options, "Fanout:Backends:ops", mistakes.Add);

        mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Backends:ops:Format");
        options.Format.ShouldBe(WebhookFormat.Json);
    }

    [Fact]
    public void The_profile_shows_the_host_and_the_limits_of_the_format()
    {
        var profile = new WebhookHost().Make("https://hooks.example.org/services/t0ken").Profile;

        profile.ShouldBe(new BackendProfile
        {
            Destination = "hooks.example.org",
            BatchSizeLimit = 100,
            BatchBytesLimit = (1024 * 1024) - 1024,
            ItemBytesLimit = 256 * 1024,
            MinimumLevel = Serilog.Events.LogEventLevel.Warning,
            MaxInFlight = 4,
            Events = profile.Events,
        });
        profile.Events.ShouldBeEmpty();
    }

    WebhookOptions Read(Dictionary<string, string?> values, List<Mistake> mistakes)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create("Fanout:Backends:ops:" + v.Key, v.Value)))
            .Build();
        var options = new WebhookOptions();
        Contract.Read(_type, configuration.GetSection("Fanout:Backends:ops"), options, mistakes.Add);
        return options;
    }
}
