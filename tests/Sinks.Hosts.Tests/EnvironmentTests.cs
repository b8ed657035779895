// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>Environment variables of a process, and what they make of its settings.</summary>
public sealed class EnvironmentTests
{
    const string Message = "accepted before the end";

    [Theory]
    [InlineData(null)]
    [InlineData("settings, variables")]
    [InlineData("settings, variables with a prefix")]
    [InlineData("chained variables, settings")]
    public async Task Variables_reach_every_value_whatever_the_host_reads(string? providers)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith("""
            {
              "Backends": { "sentry": {}, "ops": { "Type": "Webhook", "Headers": { "X-Team": "shop" } } }
            }
            """);
        var end = await RunAsync(
            settings,
            providers,
            ("Fanout__Backends__sentry__Dsn", receivers.Dsn),
            ("Fanout__Backends__sentry__DefaultTags__region", "north"),
            ("Fanout__Backends__ops__Url", receivers.Url),
            ("Fanout__Backends__OPS__HEADERS__X-More", "yes"),
            ("Fanout__ShutdownTimeLimit", "00:00:09"));

        end.ExitCode.ShouldBe(0, end.Errors);
        end.Errors.ShouldNotContain("Configuration:");
        receivers.AtSentry.ShouldBe([Message]);
        receivers.AtOps.ShouldBe([Message]);
        Receivers.SentryEvent(receivers.Sentry.Requests[0])["tags"]!["region"]!.GetValue<string>().ShouldBe("north");
        receivers.Ops.Requests[0].Header("X-Team").ShouldBe("shop");
        receivers.Ops.Requests[0].Header("X-More").ShouldBe("yes");
    }

    [Theory]
    [InlineData(null, "from the environment")]
    [InlineData("settings, variables", "from the environment")]
    [InlineData("settings, variables with a prefix", "from the environment")]
    [InlineData("variables, settings", "from the settings")]
    [InlineData("chained variables, settings", "from the settings")]
    public async Task A_variable_wins_over_the_settings_unless_the_host_reads_it_before_them(
        string? providers, string expected)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith($$"""
            {
              "Backends": {
                "sentry": { "Dsn": "{{receivers.Dsn}}", "DefaultTags": { "origin": "from the settings" } }
              }
            }
            """);
        var end = await RunAsync(
            settings, providers, ("Fanout__Backends__sentry__DefaultTags__origin", "from the environment"));

        end.ExitCode.ShouldBe(0, end.Errors);
        var sent = Receivers.SentryEvent(receivers.Sentry.Requests.ShouldHaveSingleItem());
        sent["tags"]!["origin"]!.GetValue<string>().ShouldBe(expected);
    }

    [Fact]
    public async Task A_variable_with_the_prefix_that_the_host_reads_reaches_the_section_too()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await RunAsync(
            Receivers.SettingsWith("{}"),
            "settings, variables with a prefix",
            ("HOST_Fanout__Backends__sentry__Dsn", receivers.Dsn));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtSentry.ShouldBe([Message]);
    }

    [Fact]
    public async Task Variables_reach_options_inside_the_arguments()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = """
            {
              "Serilog": {
                "Using": [ "Sinks.Fanout" ],
                "WriteTo": [ { "Name": "Fanout", "Args": { "options": { "Backends": { "sentry": {} } } } } ]
              }
            }
            """;
        var end = await RunAsync(
            settings, null, ("Serilog__WriteTo__0__Args__options__Backends__sentry__Dsn", receivers.Dsn));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtSentry.ShouldBe([Message]);
    }

    [Fact]
    public async Task Variables_alone_name_a_backend()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = """{ "Serilog": { "Using": [ "Sinks.Fanout" ], "WriteTo": [ "Fanout" ] } }""";
        var end = await RunAsync(
            settings,
            null,
            ("Fanout__Backends__sentry__Enabled", "true"),
            ("SENTRY_DSN", receivers.Dsn),
            ("Fanout__Backends__ops__Type", "webhook"),
            ("Fanout__Backends__ops__Url", receivers.Url));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtSentry.ShouldBe([Message]);
        receivers.AtOps.ShouldBe([Message]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("settings, variables")]
    public async Task A_list_in_a_variable_wins_over_an_array_in_the_settings(string? providers)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith($$"""
            {
              "Redaction": { "Names": { "Add": [ "Harmless" ] } },
              "Backends": { "ops": { "Type": "Webhook", "Url": "{{receivers.Url}}" } }
            }
            """);
        var end = await HostProcess.RunAsync(
            "log a loyalty code",
            settings,
            Variables(providers, ("Fanout__Redaction__Names__Add", "LoyaltyCode, Harmless")));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtOps.ShouldContain(message => message.StartsWith("redeemed", StringComparison.Ordinal));
        string.Concat(receivers.Ops.Requests.Select(request => request.Text)).ShouldNotContain("4711-0815");
    }

    [Theory]
    [InlineData("Fanout__Enabled", "false", 0, 0)]
    [InlineData("Fanout__Enabled", "off", 0, 0)]
    [InlineData("SENTRY_ENABLED", "false", 0, 1)]
    [InlineData("Fanout__Backends__sentry__Enabled", "0", 0, 1)]
    [InlineData("Fanout__Backends__ops__Enabled", "false", 1, 0)]
    [InlineData("Fanout__Backends__Ops__Enabled", "False", 1, 0)]
    public async Task A_switch_in_a_variable_turns_off_what_it_names(string name, string value, int atSentry, int atOps)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await RunAsync(receivers.Settings, null, (name, value));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtSentry.Count.ShouldBe(atSentry);
        receivers.AtOps.Count.ShouldBe(atOps);
        end.Errors.ShouldNotContain("Configuration:");
    }

    [Theory]
    [InlineData("Fanout__Enabled")]
    [InlineData("Fanout__Backends__ops__Enabled")]
    public async Task A_switch_wins_over_settings_that_the_host_reads_after_the_variables(string name)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith($$"""
            {
              "Enabled": true,
              "Backends": { "ops": { "Type": "Webhook", "Url": "{{receivers.Url}}", "Enabled": true } }
            }
            """);
        var end = await RunAsync(settings, "variables, settings", (name, "false"));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtOps.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_vendors_variable_completes_a_backend_that_the_section_names()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith("""{ "Backends": { "sentry": {} } }""");
        var end = await RunAsync(settings, null, ("SENTRY_DSN", receivers.Dsn), ("SENTRY_ENVIRONMENT", "staging"));

        end.ExitCode.ShouldBe(0, end.Errors);
        var sent = Receivers.SentryEvent(receivers.Sentry.Requests.ShouldHaveSingleItem());
        sent["environment"]!.GetValue<string>().ShouldBe("staging");
    }

    [Fact]
    public async Task The_vendors_variable_alone_starts_nothing()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await RunAsync(Receivers.SettingsWith("{}"), null, ("SENTRY_DSN", receivers.Dsn));

        end.ExitCode.ShouldBe(0, end.Errors);
        end.Errors.ShouldBeEmpty();
        receivers.Sentry.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", "is not a URL.")]
    [InlineData("https://0123456789abcdef0123456789abcdef@", "is not a URL.")]
    [InlineData("https://0123456789abcdef0123456789abcdef@bugs.example.org", "has no project id at its end.")]
    [InlineData(
        "ftp://0123456789abcdef0123456789abcdef@bugs.example.org/1",
        "begins with neither https:// nor http://.")]
    public async Task A_malformed_DSN_in_the_environment_is_said_without_its_key_and_the_host_runs(
        string dsn, string reason)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Receivers.SettingsWith($$"""
            { "Backends": { "sentry": {}, "ops": { "Type": "Webhook", "Url": "{{receivers.Url}}" } } }
            """);
        var end = await RunAsync(settings, null, ("SENTRY_DSN", dsn));

        end.ExitCode.ShouldBe(0, end.Errors);
        end.Errors.ShouldContain($"Configuration: Fanout:Backends:sentry:Dsn: {reason}");
        end.Errors.ShouldNotContain(Receivers.Key);
        receivers.AtOps.ShouldBe([Message]);
    }

    [Fact]
    public async Task Strict_in_the_environment_throws_at_start_up_and_names_the_path()
    {
        var settings = Receivers.SettingsWith("""
            { "Backends": { "ops": { "Type": "Webhook", "Url": "https://127.0.0.1:1/", "QueueLimitt": 5 } } }
            """);
        var lenient = await RunAsync(settings, null, ("Fanout__ShutdownTimeLimit", "00:00:00"));
        lenient.ExitCode.ShouldBe(0, lenient.Errors);
        var strict = await RunAsync(settings, null, ("Fanout__Strict", "true"));

        strict.ExitCode.ShouldBe(134, strict.Errors);
        strict.Errors.ShouldContain("FanoutConfigurationException");
        strict.Errors.ShouldContain("Fanout:Backends:ops:QueueLimitt: is not a known key. Did you mean 'QueueLimit'?");
    }

    [Fact]
    public async Task A_setting_of_a_stand_alone_sink_may_name_a_variable()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = """
            {
              "Serilog": {
                "Using": [ "Sinks.Webhook" ],
                "WriteTo": [ { "Name": "Webhook", "Args": { "url": "%OPS_WEBHOOK_URL%" } } ]
              }
            }
            """;
        var end = await RunAsync(settings, null, ("OPS_WEBHOOK_URL", receivers.Url));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtOps.ShouldBe([Message]);
    }

    [Fact]
    public async Task A_stand_alone_Sentry_sink_without_arguments_takes_the_vendors_variable()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings =
            """{ "Serilog": { "Using": [ "Sinks.Sentry" ], "WriteTo": [ { "Name": "SentryProtocol" } ] } }""";
        var end = await RunAsync(settings, null, ("SENTRY_DSN", receivers.Dsn));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtSentry.ShouldBe([Message]);
    }

    [Theory]
    [InlineData("Fanout__Enabled", "false")]
    [InlineData("Fanout__Backends__webhook__Enabled", "false")]
    [InlineData("FANOUT__BACKENDS__WEBHOOK__ENABLED", "FALSE")]
    public async Task A_switch_in_a_variable_turns_a_stand_alone_sink_off(string name, string value)
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Webhook" ],
                "WriteTo": [ { "Name": "Webhook", "Args": { "url": "{{receivers.Url}}" } } ]
              }
            }
            """;
        var end = await RunAsync(settings, null, (name, value));

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtOps.ShouldBeEmpty();
    }

    static Task<HostEnd> RunAsync(string settings, string? providers, params (string Name, string Value)[] variables) =>
        HostProcess.RunAsync("close", settings, Variables(providers, variables));

    static (string Name, string Value)[] Variables(string? providers, params (string Name, string Value)[] variables) =>
        providers is null ? variables : [.. variables, ("HOST_PROVIDERS", providers)];
}
