// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SpotlightSettingsTests
{
    const string Usual = "http://localhost:8969/stream";

    [Theory]
    [InlineData("true", true)]
    [InlineData("T", true)]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData(" on ", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("f", false)]
    [InlineData("N", false)]
    [InlineData("no", false)]
    [InlineData("OFF", false)]
    [InlineData("0", false)]
    [InlineData(" ", null)]
    public void The_variable_is_a_switch(string value, bool? isOn)
    {
        var pipeline = new Pipeline { Variables = { ["SENTRY_SPOTLIGHT"] = value } }.Complete();

        pipeline.Options.EnableSpotlight.ShouldBe(isOn);
        pipeline.Options.SpotlightUrl.ShouldBeNull();
        pipeline.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:9000/stream")]
    [InlineData("http://127.0.0.1:9000")]
    [InlineData("http://[::1]:9000/")]
    public void The_variable_may_be_an_address_of_this_machine(string url)
    {
        var pipeline = new Pipeline { Variables = { ["SENTRY_SPOTLIGHT"] = url } }.Complete();

        pipeline.Options.EnableSpotlight.ShouldBe(true);
        pipeline.Options.SpotlightUrl.ShouldBe(url);
        pipeline.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://bugs.example.org:8969/stream", "is the address of another machine.",
        "Set EnableSpotlight and SpotlightUrl of the backend.")]
    [InlineData("https://localhost.example.org", "is the address of another machine.",
        "Set EnableSpotlight and SpotlightUrl of the backend.")]
    [InlineData("perhaps", "is neither true nor false nor a URL.", "Write true.")]
    [InlineData("ftp://localhost/", "is neither true nor false nor a URL.", "Write true.")]
    [InlineData("/tmp/spotlight", "is neither true nor false nor a URL.", "Write true.")]
    public void The_variable_cannot_send_events_elsewhere(string value, string reason, string fix)
    {
        var pipeline = new Pipeline { Variables = { ["SENTRY_SPOTLIGHT"] = value } }.Complete();

        pipeline.Options.EnableSpotlight.ShouldBeNull();
        pipeline.Options.SpotlightUrl.ShouldBeNull();
        pipeline.Mistakes.ShouldHaveSingleItem()
            .ShouldBe(new Mistake("Fanout:Backends:sentry:SENTRY_SPOTLIGHT", reason, fix));
    }

    [Fact]
    public void Options_are_stronger_than_the_variable()
    {
        var off = new Pipeline
        {
            Options = { EnableSpotlight = false },
            Variables = { ["SENTRY_SPOTLIGHT"] = "http://localhost:1" },
        }.Complete();
        off.Companions.ShouldBeEmpty();

        var elsewhere = new Pipeline
        {
            Options = { SpotlightUrl = "http://localhost:2/x" },
            Variables = { ["SENTRY_SPOTLIGHT"] = "http://localhost:1" },
        }.Complete();
        elsewhere.Options.SpotlightUrl.ShouldBe("http://localhost:2/x");
        elsewhere.Companions.Count.ShouldBe(1);
    }

    [Fact]
    public void An_address_alone_sends_nothing() =>
        new Pipeline { Options = { SpotlightUrl = Usual } }.Complete().Companions.ShouldBeEmpty();

    [Theory]
    [InlineData(null, Usual)]
    [InlineData(" ", Usual)]
    [InlineData("http://localhost:9000", "http://localhost:9000/stream")]
    [InlineData("http://localhost:9000/", "http://localhost:9000/stream")]
    [InlineData("https://spot.example.org/a?b=c", "https://spot.example.org/a?b=c")]
    public void The_address_has_a_usual_form(string? option, string address) =>
        SpotlightAddress.Of(option).AbsoluteUri.ShouldBe(address);

    [Theory]
    [InlineData("spotlight")]
    [InlineData("ftp://localhost/stream")]
    [InlineData("localhost:8969")]
    public void An_unusable_address_costs_the_copy_and_nothing_else(string url)
    {
        var pipeline = new Pipeline { Options = { EnableSpotlight = true, SpotlightUrl = url } };

        pipeline.Companions.ShouldBeEmpty();
        pipeline.Mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake(
            "Fanout:Backends:sentry:SpotlightUrl",
            "is not a URL that begins with http:// or https://.",
            $"Write it as {Usual}."));
    }

    [Fact]
    public void The_copy_has_the_options_of_its_owner_but_is_unsampled_and_short()
    {
        var pipeline = new Pipeline
        {
            Options =
            {
                EnableSpotlight = true,
                Release = "shop@1",
                SendDefaultPii = true,
                SampleRate = 0.1,
                MinimumLevel = Serilog.Events.LogEventLevel.Fatal,
                DefaultTags = { ["team"] = "orders" },
            },
        };

        var companion = pipeline.Companions.ShouldHaveSingleItem();

        companion.Name.ShouldBe("spotlight");
        companion.Type.Name.ShouldBe("Spotlight");
        var options = companion.Options.ShouldBeOfType<SentryOptions>();
        options.Release.ShouldBe("shop@1");
        options.SendDefaultPii.ShouldBeTrue();
        options.MinimumLevel.ShouldBe(Serilog.Events.LogEventLevel.Fatal);
        options.DefaultTags["team"].ShouldBe("orders");
        options.SampleRate.ShouldBeNull();
        options.QueueLimit.ShouldBe(100);
        options.Overflow.ShouldBe(OverflowPolicy.DropOldest);
        pipeline.Options.SampleRate.ShouldBe(0.1);
        pipeline.Options.QueueLimit.ShouldBe(16_384);
    }
}
