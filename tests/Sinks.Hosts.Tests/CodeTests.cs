// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Events;
using Sinks.Hosts.Tests.Support;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Hosts.Tests;

/// <summary>A fan-out that the host names in code.</summary>
public sealed class CodeTests
{
    [Fact]
    public async Task Backends_named_in_code_each_get_every_event()
    {
        await using var receivers = await Receivers.StartAsync();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f
                .Sentry(receivers.Dsn, o => o.DefaultTags["team"] = "orders")
                .Webhook("ops", receivers.Url, o => o.Headers["X-Team"] = "orders"))
            .CreateLogger())
            logger.Error("cannot convert {File}", "report.md");

        receivers.AtSentry.ShouldBe(["cannot convert report.md"]);
        receivers.AtOps.ShouldBe(["cannot convert report.md"]);
        Receivers.SentryEvent(receivers.Sentry.Requests[0])["tags"]!["team"]!.GetValue<string>().ShouldBe("orders");
        receivers.Ops.Requests[0].Header("X-Team").ShouldBe("orders");
        var status = receivers.Pipelines().ShouldHaveSingleItem();
        status.Name.ShouldStartWith("code");
        status.Mistakes.ShouldBeEmpty();
        status.ShouldBalance();
    }

    [Fact]
    public async Task A_configuration_given_to_code_tunes_its_backends_and_adds_more()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read($$"""
            {
              "Fanout": {
                "Backends": {
                  "sentry": { "Environment": "staging", "Dsn": "code wins over this" },
                  "ops": { "Type": "Webhook", "Url": "{{receivers.Url}}" }
                }
              }
            }
            """);
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Sentry(receivers.Dsn), configuration)
            .CreateLogger())
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
        Receivers.SentryEvent(receivers.Sentry.Requests[0])["environment"]!.GetValue<string>().ShouldBe("staging");
        receivers.Pipelines().ShouldHaveSingleItem().Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_configuration_alone_is_enough_in_code_too()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read(receivers.Settings);
        await using (var logger = new LoggerConfiguration().WriteTo.Fanout(configuration).CreateLogger())
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task Code_and_settings_over_one_section_share_its_pipeline()
    {
        await using var receivers = await Receivers.StartAsync();
        var configuration = Settings.Read(receivers.Settings);
        await using (var code = new LoggerConfiguration().WriteTo.Fanout(configuration).CreateLogger())
        await using (var settings = Settings.Logger(configuration))
        {
            code.Error("from code");
            settings.Error("from settings");
            receivers.Pipelines().ShouldHaveSingleItem().Emitted.ShouldBe(2);
        }

        receivers.AtOps.ShouldBe(["from code", "from settings"]);
    }

    [Fact]
    public async Task A_configuration_manager_is_a_configuration_like_any_other()
    {
        await using var receivers = await Receivers.StartAsync();
        using var configuration = new ConfigurationManager();
        configuration.AddConfiguration(Settings.Read(receivers.Settings));
        await using (var logger = Settings.Logger(configuration))
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task The_stand_alone_sinks_are_fan_outs_of_one()
    {
        await using var receivers = await Receivers.StartAsync();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.SentryProtocol(receivers.Dsn, environment: "staging")
            .WriteTo.Webhook(receivers.Url, restrictedToMinimumLevel: LogEventLevel.Fatal)
            .CreateLogger())
        {
            logger.Error("an error");
            logger.Fatal("the end");
        }

        receivers.AtSentry.ShouldBe(["an error", "the end"], ignoreOrder: true);
        receivers.AtOps.ShouldBe(["the end"]);
    }

    [Fact]
    public async Task The_stand_alone_sinks_take_every_option_in_code()
    {
        await using var receivers = await Receivers.StartAsync();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.SentryProtocol(o => (o.Dsn, o.MinimumLevel) = (receivers.Dsn, LogEventLevel.Warning))
            .WriteTo.Webhook(o => (o.Url, o.MinimumLevel) = (receivers.Url, LogEventLevel.Fatal))
            .CreateLogger())
        {
            logger.Warning("a warning");
            logger.Fatal("the end");
        }

        receivers.AtSentry.ShouldBe(["a warning", "the end"], ignoreOrder: true);
        receivers.AtOps.ShouldBe(["the end"]);
    }

    [Fact]
    public async Task A_logger_below_another_logger_is_drained_with_it()
    {
        await using var receivers = await Receivers.StartAsync();
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Logger(inner => inner.WriteTo.Fanout(f => f.Sentry(receivers.Dsn)), LogEventLevel.Error)
            .CreateLogger())
            logger.Error("an error");

        receivers.AtSentry.ShouldBe(["an error"]);
    }
}
