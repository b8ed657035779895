// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>appsettings.json through the reader that hosts use.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task The_documented_section_reports_to_both_backends()
    {
        await using var receivers = await Receivers.StartAsync();
        await using (var logger = Settings.Logger(receivers.Settings))
            logger.Error(new InvalidOperationException("no space left"), "cannot convert {File}", "report.md");

        receivers.AtSentry.ShouldBe(["cannot convert report.md"]);
        receivers.AtOps.ShouldBe(["cannot convert report.md"]);
        ShouldBeFaultless(receivers);
    }

    [Fact]
    public async Task A_sink_named_by_its_key_alone_is_the_same_sink()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": { "Using": { "fanout": "Sinks.Fanout" }, "WriteTo": { "report": "Fanout" } },
              "Fanout": { "Backends": {{receivers.Backends}} }
            }
            """;
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task Options_may_be_written_inside_the_arguments()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = WithArguments($$"""{ "options": { "Backends": {{receivers.Backends}} } }""");
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
        ShouldBeFaultless(receivers);
    }

    [Fact]
    public async Task The_section_may_have_another_name_and_place()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Fanout" ],
                "WriteTo": [ { "Name": "Fanout", "Args": { "section": "Shop:Reporting" } } ]
              },
              "Shop": { "Reporting": { "Backends": {{receivers.Backends}} } },
              "Fanout": { "Backends": { "sentry": { "Dsn": "nobody reads this" } } }
            }
            """;
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
        ShouldBeFaultless(receivers).Name.ShouldBe("Shop:Reporting");
    }

    [Fact]
    public async Task A_section_of_the_configuration_may_be_all_that_the_reader_gets()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read($$"""{ "Shop": {{receivers.Settings}} }""");
        await using (var logger = Settings.Logger(configuration.GetSection("Shop")))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task The_level_in_the_arguments_restricts_what_reaches_the_backends_and_their_breadcrumbs()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Fanout" ],
                "WriteTo": [ { "Name": "Fanout", "Args": { "restrictedToMinimumLevel": "Fatal" } } ]
              },
              "Fanout": { "Backends": {{receivers.Backends}} }
            }
            """;
        await using (var logger = Settings.Logger(settings))
        {
            logger.Error("too low");
            logger.Fatal("the end");
        }

        receivers.AtSentry.ShouldBe(["the end"]);
        receivers.AtOps.ShouldBe(["the end"]);
        ShouldBeFaultless(receivers).Emitted.ShouldBe(1);
    }

    [Fact]
    public async Task A_level_switch_of_the_settings_reaches_the_fan_out()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "LevelSwitches": { "$reported": "Fatal" },
                "Using": [ "Sinks.Fanout" ],
                "WriteTo": [ { "Name": "Fanout", "Args": { "levelSwitch": "$reported" } } ]
              },
              "Fanout": { "Backends": {{receivers.Backends}} }
            }
            """;
        await using (var logger = Settings.Logger(settings))
        {
            logger.Error("too low");
            logger.Fatal("the end");
        }

        receivers.AtSentry.ShouldBe(["the end"]);
    }

    [Theory]
    [InlineData("Missing", "{}")]
    [InlineData("Missing:Deeper", "{}")]
    [InlineData("Empty-1", """{ "Empty-1": {} }""")]
    [InlineData("Empty-2", """{ "Empty-2": { "Backends": {} } }""")]
    [InlineData("Empty-3", """{ "Empty-3": { "Backends": [] } }""")]
    [InlineData("Empty-4", """{ "Empty-4": { "Backends": null } }""")]
    public async Task A_section_that_is_missing_or_empty_is_no_backend_and_no_error(string name, string settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Settings.Read(WithArguments($$"""{ "section": "{{name}}" }""")))
            .AddConfiguration(Settings.Read(settings))
            .Build();
        await using var logger = Settings.Logger(configuration);
        logger.Error("nobody hears this");

        var status = FanoutStatus.All.Single(pipeline => pipeline.Name == name);
        status.IsRunning.ShouldBeTrue();
        status.Backends.ShouldBeEmpty();
        status.Mistakes.ShouldBeEmpty();
        status.ShouldBalance();
        status.Emitted.ShouldBe(1);
        status.BelowGate.ShouldBe(1);
    }

    [Theory]
    [InlineData("Text-1", "\"sentry\"", "Text-1")]
    [InlineData("Text-2", """{ "Backends": "sentry" }""", "Text-2:Backends")]
    [InlineData("Text-3", """{ "Backends": [ "sentry" ] }""", "Text-3:Backends:0")]
    [InlineData("Text-4", """{ "Backends": { "sentry": "https://key@host/1" } }""", "Text-4:Backends:sentry")]
    [InlineData("Text-5", """{ "Backends": { "sentry": true } }""", "Text-5:Backends:sentry")]
    public async Task A_text_where_a_section_belongs_is_a_mistake_that_is_named(
        string name, string section, string path)
    {
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Fanout" ],
                "WriteTo": [ { "Name": "Fanout", "Args": { "section": "{{name}}" } } ]
              },
              "{{name}}": {{section}}
            }
            """;
        await using var logger = Settings.Logger(settings);

        var status = FanoutStatus.All.Single(pipeline => pipeline.Name == name);
        var mistake = status.Mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe(path);
        mistake.ToString().ShouldNotContain("key@host");
    }

    [Fact]
    public async Task Two_loggers_over_one_section_share_its_pipeline_and_deliver_each_event_once()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read(receivers.Settings);
        var bootstrap = Settings.Logger(configuration);
        bootstrap.Error("while starting");
        await using (var final = Settings.Logger(configuration))
        {
            final.Error("started");
            receivers.Pipelines().ShouldHaveSingleItem().Emitted.ShouldBe(2);

            await bootstrap.DisposeAsync();
            final.Error("running");
            receivers.Pipelines().ShouldHaveSingleItem().IsRunning.ShouldBeTrue();
        }

        receivers.AtSentry.ShouldBe(["while starting", "started", "running"], ignoreOrder: true);
        receivers.AtOps.ShouldBe(["while starting", "started", "running"]);
        ShouldBeFaultless(receivers).IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_logger_disposed_twice_lets_go_of_the_shared_pipeline_once()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read(receivers.Settings);
        var bootstrap = Settings.Logger(configuration);
        await using (var final = Settings.Logger(configuration))
        {
            await bootstrap.DisposeAsync();
            await bootstrap.DisposeAsync();
            bootstrap.Dispose();
            final.Error("still running");
        }

        receivers.AtSentry.ShouldBe(["still running"]);
    }

    [Fact]
    public async Task A_logger_made_after_the_last_one_was_disposed_begins_anew()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read(receivers.Settings);
        await using (var first = Settings.Logger(configuration))
            first.Error("first");
        await using (var second = Settings.Logger(configuration))
            second.Error("second");

        receivers.AtSentry.ShouldBe(["first", "second"]);
        receivers.Pipelines().Select(status => status.Emitted).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_stand_alone_Sentry_sink_takes_its_flat_arguments_from_the_settings()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Sentry" ],
                "WriteTo": [
                  {
                    "Name": "SentryProtocol",
                    "Args": { "dsn": "{{receivers.Dsn}}", "release": "shop@1.2", "environment": "staging" }
                  }
                ]
              }
            }
            """;
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        var sent = Receivers.SentryEvent(receivers.Sentry.Requests[0]);
        sent["release"]!.GetValue<string>().ShouldBe("shop@1.2");
        sent["environment"]!.GetValue<string>().ShouldBe("staging");
        ShouldBeFaultless(receivers);
    }

    [Fact]
    public async Task A_stand_alone_webhook_takes_its_flat_arguments_from_the_settings()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Webhook" ],
                "WriteTo": [
                  {
                    "Name": "Webhook",
                    "Args": {
                      "url": "{{receivers.Url}}",
                      "secret": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz",
                      "restrictedToMinimumLevel": "Error"
                    }
                  }
                ]
              }
            }
            """;
        await using (var logger = Settings.Logger(settings))
        {
            logger.Warning("too low");
            logger.Error("an error");
        }

        receivers.AtOps.ShouldBe(["an error"]);
        receivers.Ops.Requests[0].Header("webhook-signature").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_stand_alone_sink_twice_is_two_backends()
    {
        await using var first = await Receivers.StartAsync();
        await using var second = await Receivers.StartAsync();
        var settings = $$"""
            {
              "Serilog": {
                "Using": [ "Sinks.Sentry" ],
                "WriteTo": [
                  { "Name": "SentryProtocol", "Args": { "dsn": "{{first.Dsn}}" } },
                  { "Name": "SentryProtocol", "Args": { "dsn": "{{second.Dsn}}" } }
                ]
              }
            }
            """;
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        first.AtSentry.ShouldBe(["an error"]);
        second.AtSentry.ShouldBe(["an error"]);
    }

    static FanoutStatus ShouldBeFaultless(Receivers receivers)
    {
        var status = receivers.Pipelines().ShouldHaveSingleItem();
        status.Mistakes.ShouldBeEmpty();
        status.ShouldBalance();
        return status;
    }

    static string WithArguments(string arguments) => $$"""
        {
          "Serilog": { "Using": [ "Sinks.Fanout" ], "WriteTo": [ { "Name": "Fanout", "Args": {{arguments}} } ] }
        }
        """;
}
