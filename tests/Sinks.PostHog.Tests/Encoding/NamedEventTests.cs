// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class NamedEventTests
{
    [Fact]
    public void A_named_event_is_written_as_approved() =>
        Approved.Match(Encoded.Text(SomeEvents.Named), "event-named.json");

    [Fact]
    public void An_event_that_is_named_and_an_error_becomes_two_of_which_each_has_its_own_id()
    {
        var events = Encoded.Events(SomeEvents.NamedError);
        events.Select(static item => item.GetProperty("event").GetString())
            .ShouldBe(["conversion_failed", "$exception"]);
        events[0].GetProperty("uuid").GetGuid().ShouldBe(SomeEvents.NamedError.Id);
        events[1].GetProperty("uuid").GetGuid().ShouldBe(new Guid("e0b3506d-5493-47d1-8cc2-f0223527c7b4"));
        events[1].GetProperty("distinct_id").GetString().ShouldBe("u-1");
        events[1].GetProperty("properties").GetProperty("event_name").GetString().ShouldBe("conversion_failed");
        events[0].GetProperty("properties").GetProperty("exception_type").GetString().ShouldBe("System.IO.IOException");
    }

    [Fact]
    public void The_second_id_is_the_same_whenever_the_event_is_encoded() =>
        Encoded.Text(SomeEvents.NamedError).ShouldBe(Encoded.Text(SomeEvents.NamedError));

    [Theory]
    [InlineData(LogEventLevel.Warning, null, 1)]
    [InlineData(LogEventLevel.Error, null, 2)]
    [InlineData(LogEventLevel.Warning, LogEventLevel.Warning, 2)]
    [InlineData(LogEventLevel.Error, LogEventLevel.Fatal, 1)]
    public void A_named_event_is_an_issue_from_the_level_that_the_backend_sends(
        LogEventLevel level, LogEventLevel? minimum, int count)
    {
        var source = PostHogSource.Of(new PostHogOptions { MinimumLevel = minimum }, new PostHogHost().Setup);
        Encoded.Events(SomeEvents.NamedError with { Level = level }, source).Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("$identify")]
    [InlineData("$create_alias")]
    [InlineData("$merge_dangerously")]
    [InlineData("$exception")]
    [InlineData("$snapshot")]
    [InlineData("$$heatmap")]
    [InlineData(" ")]
    public void A_name_that_merges_persons_or_goes_to_another_product_is_no_name(string name)
    {
        Should.Throw<InvalidOperationException>(() => Encoded.Bytes(SomeEvents.Named with { EventName = name }));
        var issue = Encoded.Event(SomeEvents.NamedError with { EventName = name });
        issue.GetProperty("event").GetString().ShouldBe("$exception");
        issue.GetProperty("uuid").GetGuid().ShouldBe(SomeEvents.NamedError.Id);
    }

    [Theory]
    [InlineData("$pageview")]
    [InlineData("$groupidentify")]
    public void Other_names_of_PostHog_pass(string name) =>
        Encoded.Event(SomeEvents.Named with { EventName = name }).GetProperty("event").GetString().ShouldBe(name);

    [Fact]
    public void A_name_of_200_characters_passes_and_of_201_is_cut()
    {
        NameOf(new string('n', 200)).ShouldBe(new string('n', 200));
        NameOf(new string('n', 201)).ShouldBe(new string('n', 197) + "...");
    }

    [Fact]
    public void Properties_keep_their_types()
    {
        var properties = Encoded.Properties(SomeEvents.Named);
        properties.GetProperty("Pages").GetInt64().ShouldBe(12);
        properties.GetProperty("Price").GetDecimal().ShouldBe(0.10m);
        properties.GetProperty("Trial").ValueKind.ShouldBe(JsonValueKind.True);
        properties.GetProperty("Formats").GetArrayLength().ShouldBe(2);
        properties.GetProperty("Elapsed").GetString().ShouldBe("00:00:01.5000000");
    }

    [Fact]
    public void What_was_logged_is_stronger_than_what_we_add_but_not_than_what_the_server_reads()
    {
        var properties = Encoded.Properties(SomeEvents.Named
            .With("level", FanoutValue.From(3L))
            .With("environment", FanoutValue.From("of the event"))
            .With("$lib", FanoutValue.From("forged"))
            .With("$groups", FanoutValue.From("forged"))
            .With("$is_server", FanoutValue.From(false)));
        properties.GetProperty("level").GetInt64().ShouldBe(3);
        properties.GetProperty("environment").GetString().ShouldBe("of the event");
        properties.GetProperty("$lib").GetString().ShouldBe("sinks-dotnet");
        properties.GetProperty("$groups").GetProperty("tenant").GetString().ShouldBe("t-9");
        properties.GetProperty("$is_server").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("token")]
    [InlineData("api_key")]
    [InlineData("distinct_id")]
    [InlineData("$ip")]
    [InlineData("$exception_list")]
    public void Properties_that_would_cost_the_batch_or_the_person_are_left_out(string name) =>
        Encoded.Properties(SomeEvents.Named.With(name, FanoutValue.From("x")))
            .TryGetProperty(name, out _).ShouldBeFalse();

    [Fact]
    public void A_named_event_may_set_properties_of_its_person()
    {
        var set = FanoutValue.From(new FanoutProperties([new("plan", FanoutValue.From("pro"))]));
        Encoded.Properties(SomeEvents.Named.With("$set", set)).GetProperty("$set").GetProperty("plan").GetString()
            .ShouldBe("pro");
    }

    static string? NameOf(string name) =>
        Encoded.Event(SomeEvents.Named with { EventName = name }).GetProperty("event").GetString();
}
