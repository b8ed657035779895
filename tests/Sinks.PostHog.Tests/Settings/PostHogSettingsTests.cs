// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public sealed class PostHogSettingsTests
{
    readonly PostHogBackendType _type = new();

    [Fact]
    public void The_assembly_says_which_backend_it_holds()
    {
        var attribute = typeof(PostHogBackendType).Assembly
            .GetCustomAttributes<FanoutBackendAttribute>().ShouldHaveSingleItem();
        attribute.Type.ShouldBe(typeof(PostHogBackendType));
        attribute.Contract.ShouldBe(FanoutBackendAttribute.CurrentContract);
        _type.Name.ShouldBe("PostHog");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_a_key_the_backend_misses_it(string? key) =>
        Contract.FindMissing(_type, new PostHogOptions { ApiKey = key }).ShouldBe("ApiKey");

    [Fact]
    public void Every_setting_is_read_from_its_section()
    {
        var mistakes = new List<Mistake>();
        var options = Read(
            new()
            {
                ["ApiKey"] = "phc_x",
                ["Host"] = "https://eu.i.posthog.com",
                ["SuperProperties:team"] = "shop",
                ["PersonProfiles"] = "never",
                ["Groups:company"] = "TenantId",
                ["DisableGeoIP"] = "false",
                ["EnableCompression"] = "false",
                ["IncludeSourceContext"] = "true",
            },
            mistakes);
        mistakes.ShouldBeEmpty();
        options.ApiKey.ShouldBe("phc_x");
        options.Host.ShouldBe("https://eu.i.posthog.com");
        options.SuperProperties["team"].ShouldBe("shop");
        options.PersonProfiles.ShouldBe(PostHogPersonProfiles.Never);
        options.Groups["company"].ShouldBe("TenantId");
        options.DisableGeoIP.ShouldBeFalse();
        options.EnableCompression.ShouldBeFalse();
        options.IncludeSourceContext.ShouldBeTrue();
    }

    [Fact]
    public void Every_public_option_is_a_key_of_the_section()
    {
        var mistakes = new List<Mistake>();
        Read(typeof(PostHogOptions).GetProperties().ToDictionary(p => p.Name, string? (_) => ""), mistakes);
        mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("phx_4sDfGhJkLqWeRtYu", "personal key")]
    [InlineData("phs_4sDfGhJkLqWeRtYu", "secret key")]
    [InlineData("<ph_project_api_key>", "characters that no key has")]
    [InlineData("phc_a\nb", "characters that no key has")]
    public void What_is_no_key_of_a_project_is_refused_without_repeating_it(string key, string reason)
    {
        var refusal = PostHogHost.Refuses(o => o.ApiKey = key);
        refusal.Key.ShouldBe("ApiKey");
        refusal.Reason.ShouldContain(reason);
        refusal.Fix.ShouldContain("phc_");
        refusal.Message.ShouldNotContain(key);
    }

    [Fact]
    public void A_key_of_200_characters_passes_and_of_201_does_not()
    {
        new PostHogHost().Make(null, o => o.ApiKey = new string('k', 200)).ShouldNotBeNull();
        PostHogHost.Refuses(o => o.ApiKey = new string('k', 201));
    }

    [Theory]
    [InlineData(null, "us.i.posthog.com")]
    [InlineData(" ", "us.i.posthog.com")]
    [InlineData("https://eu.i.posthog.com", "eu.i.posthog.com")]
    [InlineData("https://app.posthog.com", "us.i.posthog.com")]
    [InlineData("https://us.posthog.com/", "us.i.posthog.com")]
    [InlineData("https://eu.posthog.com", "eu.i.posthog.com")]
    [InlineData("https://posthog.example.org:8443/below", "posthog.example.org:8443")]
    public void The_profile_shows_the_host_and_the_end_of_the_key(string? host, string shown)
    {
        var profile = new PostHogHost().Make(host).Profile;
        profile.Destination.ShouldBe($"{shown} (key ...DeFg)");
        profile.Events.ShouldBe(["*"]);
        profile.MinimumLevel.ShouldBe(LogEventLevel.Error);
        profile.BatchSizeLimit.ShouldBe(100);
        profile.BatchBytesLimit.ShouldBe((20 * 1024 * 1024) - 1024);
        profile.ItemBytesLimit.ShouldBe(1_000_000);
    }

    [Fact]
    public void Of_a_short_key_nothing_is_shown() =>
        new PostHogHost().Make(null, o => o.ApiKey = "phc_short").Profile.Destination.ShouldBe("us.i.posthog.com");

    [Theory]
    [InlineData("posthog.example.org")]
    [InlineData("ftp://posthog.example.org")]
    [InlineData("https://user:secret@posthog.example.org")]
    [InlineData("https://posthog.example.org?project=secret")]
    public void A_host_that_cannot_be_used_turns_the_backend_off(string host)
    {
        var refusal = PostHogHost.Refuses(o => o.Host = host);
        refusal.Key.ShouldBe("Host");
        refusal.Message.ShouldNotContain(host);
    }

    [Fact]
    public void Plain_http_is_announced_once_unless_it_stays_on_the_machine()
    {
        var host = new PostHogHost();
        host.Make("http://127.0.0.1:8000");
        host.Make("http://localhost:8000");
        host.Reports.ShouldBeEmpty();
        host.Make("http://posthog.example.org");
        host.Reports.ShouldHaveSingleItem().ShouldContain("posthog.example.org over plain http");
    }

    [Fact]
    public void Variables_complete_what_is_not_set()
    {
        var host = new PostHogHost();
        host.Variables["POSTHOG_PROJECT_TOKEN"] = "phc_token";
        host.Variables["POSTHOG_HOST"] = " https://eu.i.posthog.com ";
        Completed(host, new()).ApiKey.ShouldBe("phc_token");
        host.Variables["POSTHOG_API_KEY"] = "phc_key";
        Completed(host, new()).ApiKey.ShouldBe("phc_key");
        Completed(host, new()).Host.ShouldBe("https://eu.i.posthog.com");
        var set = Completed(host, new() { ApiKey = "phc_code", Host = "https://code.example.org" });
        (set.ApiKey, set.Host).ShouldBe(("phc_code", "https://code.example.org"));
        host.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("perhaps", false)]
    public void POSTHOG_DISABLED_turns_the_backend_off(string? text, bool isOff)
    {
        Contract.IsSwitchedOff(_type, name => name == "POSTHOG_DISABLED" ? text : null).ShouldBe(isOff);
        var host = new PostHogHost();
        host.Variables["POSTHOG_DISABLED"] = text ?? "";
        Completed(host, new());
        host.Mistakes.Count.ShouldBe(text == "perhaps" ? 1 : 0);
    }

    [Fact]
    public void Super_properties_yield_to_what_an_event_says_and_cannot_forge_what_the_server_reads()
    {
        var host = new PostHogHost();
        var options = new PostHogOptions
        {
            SuperProperties = { ["Pages"] = "many", ["team"] = "shop", ["$lib"] = "forged", ["token"] = "x" },
        };
        var properties = Encoded.Properties(SomeEvents.Named, PostHogSource.Of(options, host.Setup));
        properties.GetProperty("Pages").GetInt64().ShouldBe(12);
        properties.GetProperty("team").GetString().ShouldBe("shop");
        properties.GetProperty("$lib").GetString().ShouldBe("sinks-dotnet");
        properties.TryGetProperty("token", out _).ShouldBeFalse();
        host.Mistakes.Select(static mistake => mistake.Path).ShouldBe(
            ["Fanout:Backends:posthog:SuperProperties:$lib", "Fanout:Backends:posthog:SuperProperties:token"]);
    }

    [Fact]
    public void Events_say_which_application_and_environment_they_are_of()
    {
        var source = PostHogSource.Of(new PostHogOptions(), new PostHogHost().Setup);
        source.Environment.ShouldBe("Staging");
        source.AppName.ShouldBe(Assembly.GetEntryAssembly()!.GetName().Name);
    }

    [Fact]
    public void GeoIP_is_asked_for_only_when_it_is_wanted() => Encoded
        .Properties(SomeEvents.Named, Encoded.Source with { DisablesGeoIP = false })
        .TryGetProperty("$geoip_disable", out _).ShouldBeFalse();

    PostHogOptions Completed(PostHogHost host, PostHogOptions options)
    {
        Contract.Complete(_type, options, host.Setup);
        return options;
    }

    PostHogOptions Read(Dictionary<string, string?> values, List<Mistake> mistakes)
    {
        const string path = "Fanout:Backends:posthog";
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"{path}:{v.Key}", v.Value)))
            .Build();
        var options = new PostHogOptions();
        Contract.Read(_type, configuration.GetSection(path), options, mistakes.Add);
        return options;
    }
}
