// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryBackendTypeTests
{
    const string Dsn = "https://0123456789abcdef@bugs.example.org/1";

    [Fact]
    public void The_assembly_names_the_type_for_the_current_contract()
    {
        var attribute = typeof(SentryBackendType).Assembly.GetCustomAttribute<FanoutBackendAttribute>();

        attribute.ShouldNotBeNull();
        attribute.Type.ShouldBe(typeof(SentryBackendType));
        attribute.Contract.ShouldBe(FanoutBackendAttribute.CurrentContract);
        new SentryBackendType().Name.ShouldBe("Sentry");
    }

    [Theory]
    [InlineData(null, "Dsn")]
    [InlineData("", "Dsn")]
    [InlineData("  ", "Dsn")]
    [InlineData(Dsn, null)]
    public void The_DSN_is_the_essential_setting(string? dsn, string? missing)
    {
        var pipeline = new Pipeline();
        pipeline.Options.Dsn = dsn;

        pipeline.Missing.ShouldBe(missing);
    }

    [Fact]
    public void Variables_complete_what_nothing_else_has_set()
    {
        var pipeline = new Pipeline
        {
            Variables =
            {
                ["SENTRY_DSN"] = $" {Dsn} ",
                ["SENTRY_RELEASE"] = "shop@2",
                ["SENTRY_ENVIRONMENT"] = "canary",
                ["SENTRY_SAMPLE_RATE"] = "0.25",
            },
        }.Complete();

        pipeline.Options.Dsn.ShouldBe(Dsn);
        pipeline.Options.Release.ShouldBe("shop@2");
        pipeline.Options.Environment.ShouldBe("canary");
        pipeline.Options.SampleRate.ShouldBe(0.25);
        pipeline.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void What_code_or_section_have_set_is_stronger_than_variables()
    {
        var pipeline = new Pipeline
        {
            Options = { Dsn = Dsn, Release = "a", Environment = "b", SampleRate = 0.5 },
            Variables =
            {
                ["SENTRY_DSN"] = "https://other@example.org/2",
                ["SENTRY_RELEASE"] = "shop@2",
                ["SENTRY_ENVIRONMENT"] = "canary",
                ["SENTRY_SAMPLE_RATE"] = "0.25",
            },
        }.Complete();

        pipeline.Options.Dsn.ShouldBe(Dsn);
        pipeline.Options.Release.ShouldBe("a");
        pipeline.Options.Environment.ShouldBe("b");
        pipeline.Options.SampleRate.ShouldBe(0.5);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("0,5")]
    [InlineData("NaN")]
    public void An_unreadable_sample_rate_is_a_mistake_and_changes_nothing(string rate)
    {
        var pipeline = new Pipeline { Variables = { ["SENTRY_SAMPLE_RATE"] = rate } }.Complete();

        pipeline.Options.SampleRate.ShouldBeNull();
        pipeline.Mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake(
            "Fanout:Backends:sentry:SENTRY_SAMPLE_RATE",
            "cannot be read as a number from 0 to 1.",
            "Write it with a point: 0.25."));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("true", false)]
    [InlineData("perhaps", false)]
    [InlineData("false", true)]
    [InlineData(" OFF ", true)]
    [InlineData("No", true)]
    [InlineData("0", true)]
    public void SENTRY_ENABLED_turns_backends_of_the_type_off(string? value, bool isOff)
    {
        var pipeline = new Pipeline();
        if (value is not null)
            pipeline.Variables["SENTRY_ENABLED"] = value;

        pipeline.IsOff.ShouldBe(isOff);
    }

    [Theory]
    [InlineData("SENTRY_ENABLED", "perhaps")]
    [InlineData("SENTRY_DEBUG", "verbose")]
    public void An_unreadable_switch_is_a_mistake_and_changes_nothing(string variable, string value)
    {
        var pipeline = new Pipeline { Variables = { [variable] = value } }.Complete();

        pipeline.IsOff.ShouldBeFalse();
        pipeline.Options.Debug.ShouldBeNull();
        pipeline.Mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake(
            $"Fanout:Backends:sentry:{variable}", "cannot be read as true or false.", "Write true or false."));
    }

    [Theory]
    [InlineData("true", null, true)]
    [InlineData("0", null, false)]
    [InlineData("", null, null)]
    [InlineData("true", false, false)]
    [InlineData("off", true, true)]
    public void SENTRY_DEBUG_is_weaker_than_the_option(string value, bool? option, bool? debug)
    {
        var pipeline = new Pipeline
        {
            Options = { Debug = option },
            Variables = { ["SENTRY_DEBUG"] = value },
        }.Complete();

        pipeline.Options.Debug.ShouldBe(debug);
        pipeline.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SENTRY_DSN")]
    [InlineData("SENTRY_RELEASE")]
    [InlineData("SENTRY_ENVIRONMENT")]
    [InlineData("SENTRY_SAMPLE_RATE")]
    [InlineData("SENTRY_DEBUG")]
    [InlineData("SENTRY_ENABLED")]
    public void An_empty_variable_is_as_good_as_none(string variable)
    {
        var pipeline = new Pipeline { Variables = { [variable] = " " } }.Complete();

        pipeline.IsOff.ShouldBeFalse();
        pipeline.Mistakes.ShouldBeEmpty();
        pipeline.Options.ShouldBeEquivalentTo(new SentryOptions());
    }

    [Fact]
    public async Task An_unusable_SENTRY_DSN_turns_the_backend_off_and_is_not_repeated()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:sentry:Release"] = "shop@1" },
            new Dictionary<string, string> { ["SENTRY_DSN"] = "https://hunter2@bugs.example.org/" });

        var backend = host.Status.Backends.ShouldHaveSingleItem();
        backend.State.ShouldBe(BackendState.Off);
        backend.Why.ShouldBe("Dsn has no project id at its end.");
        host.SelfDescription.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_backend_says_where_it_sends_and_what_the_protocol_allows()
    {
        var pipeline = new Pipeline { Options = { Dsn = Dsn } };

        await using var backend = pipeline.Create();

        backend.Profile.ShouldBe(new BackendProfile
        {
            Destination = "bugs.example.org (key ...cdef)",
            BatchSizeLimit = 1,
            MaxInFlight = null,
            MinimumLevel = LogEventLevel.Error,
            BatchBytesLimit = backend.Profile.ItemBytesLimit,
            ItemBytesLimit = backend.Profile.ItemBytesLimit,
            Events = backend.Profile.Events,
            Kinds = backend.Profile.Kinds,
        });
        backend.Profile.Kinds.ShouldContain(FanoutItemKind.Event);
        backend.Profile.Events.ShouldBeEmpty();
        backend.Encoder.TrimLevels.ShouldBe(8);
        pipeline.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void A_malformed_DSN_turns_the_backend_off()
    {
        var pipeline = new Pipeline { Options = { Dsn = "https://example.org/1" } };

        Should.Throw<SettingException>(pipeline.Create).Key.ShouldBe("Dsn");
    }

    [Fact]
    public async Task Plain_http_to_another_host_is_announced_without_the_key()
    {
        var pipeline = new Pipeline { Options = { Dsn = "http://0123456789abcdef@bugs.example.org/1" } };

        await using var backend = pipeline.Create();

        pipeline.Reports.ShouldHaveSingleItem().ShouldBe(
            "events go to bugs.example.org (key ...cdef) over plain http, where others can read them. "
            + "Use https if the server can.");
    }

    [Fact]
    public async Task Plain_http_to_this_machine_is_not_announced()
    {
        var pipeline = new Pipeline { Options = { Dsn = "http://key@127.0.0.1:8000/1" } };

        await using var backend = pipeline.Create();

        pipeline.Reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_DSN_with_the_path_of_an_address_is_questioned_without_being_repeated()
    {
        var pipeline = new Pipeline { Options = { Dsn = "https://0123456789abcdef@bugs.example.org/api/1/" } };

        await using var backend = pipeline.Create();

        pipeline.Reports.ShouldHaveSingleItem().ShouldBe(
            "the DSN has /api before the project id, which is right only where a proxy serves the server under /api. "
            + "Otherwise leave it out: https://key@host/project.");
    }
}
