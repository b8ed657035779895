// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Dispatch;

/// <summary>What the dispatcher makes of events that no sane application logs.</summary>
public sealed class HostileEventTests
{
    readonly EventBuilder _builder = new(Redactor.Default);

    [Fact]
    public void An_identity_that_throws_is_nobody_and_costs_the_event_nothing_else()
    {
        var built = Build(SomeLog.Event("cannot convert {File}", ("File", "a.md"), ("UserId", new Throwing())));
        built.Message.ShouldBe("cannot convert a.md");
        built.Context.ShouldBe(FanoutContext.Empty);
    }

    [Fact]
    public void An_identity_that_throws_costs_no_breadcrumbs()
    {
        var trails = new Trails(new BreadcrumbOptions());
        trails.Add(SomeLog.Event("fetched"), null);
        trails.Add(SomeLog.Event("parsed", ("UserId", new Throwing())), null);
        trails.Of(SomeLog.Event("failed"), null, _builder).Crumbs.Select(crumb => crumb.Message)
            .ShouldBe(["fetched", "parsed"]);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void The_ends_of_time_are_texts_whatever_the_time_zone_of_the_machine(DateTimeKind kind)
    {
        var first = DateTime.SpecifyKind(DateTime.MinValue, kind);
        var last = DateTime.SpecifyKind(DateTime.MaxValue, kind);
        var built = Build(SomeLog.Event("from {First} to {Last}", ("First", first), ("Last", last)));
        built.Properties[0].Value.AsText().ShouldStartWith("0001-01-01T00:00:00");
        built.Properties[1].Value.AsText().ShouldStartWith("9999-12-31T23:59:59");
    }

    [Fact]
    public void Of_ten_thousand_properties_the_first_thousand_are_kept_and_the_rest_counted()
    {
        var properties = Enumerable.Range(0, 10_000).Select(i => ($"P{i:00000}", (object?)i))
            .Append(("SourceContext", "Shop.Reader")).Append(("UserId", "u-1")).ToArray();
        var built = Build(SomeLog.Event("failed", properties));
        built.Properties.Count.ShouldBe(1_001);
        built.Properties.TryGetValue("PropertiesOmitted", out var omitted).ShouldBeTrue();
        omitted.AsInteger().ShouldBe(9_000);
        built.SourceContext.ShouldBe("Shop.Reader");
        built.Context.UserId.ShouldBe("u-1");
    }

    [Fact]
    public void Names_that_hold_secrets_are_taken_out_and_stay_distinct()
    {
        var built = Build(SomeLog.Event("failed", ("token=abcdefgh12345678", 1), ("token=abcdefgh87654321", 2)));
        built.Properties.Select(property => property.Name).ShouldBe(["token=[redacted:kv]"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_value_without_end_is_cut_off_whether_or_not_redaction_is_on(bool isRedacted)
    {
        var cycle = new SequenceValue(Enumerable.Repeat<LogEventPropertyValue>(new ScalarValue(1), 10));
        Array.Fill((LogEventPropertyValue[])cycle.Elements, cycle);
        LogEventPropertyValue deep = new ScalarValue("deep");
        for (var i = 0; i < 200_000; i++)
            deep = new StructureValue([new LogEventProperty("Inner", deep)]);
        var builder = new EventBuilder(new Redactor(new RedactionOptions { Enabled = isRedacted }));
        var built = builder.Build(
            SomeLog.Event("failed with {Cycle} and {Deep}", ("Cycle", cycle), ("Deep", deep)), null, CrumbSet.None);
        built.Message.ShouldStartWith("failed with [[[");
        built.Properties.Select(property => property.Value.ToString()).ShouldAllBe(text => text.Contains("too-deep"));
    }

    [Fact]
    public void A_crumb_says_where_it_kept_no_value()
    {
        var structure = new StructureValue([new LogEventProperty("Size", new ScalarValue(7))]);
        var crumb = CrumbOf(SomeLog.Event(
            "fetched {@File} and {Text} for {Count}",
            ("File", structure),
            ("Text", new string('x', 5000)),
            ("Count", 3)));
        crumb.Message.ShouldBe("fetched [not kept] and [not kept] for 3");
    }

    [Fact]
    public void A_crumb_keeps_dates_and_times_of_day()
    {
        var crumb = CrumbOf(SomeLog.Event(
            "due {Date} at {Time}", ("Date", new DateOnly(2031, 3, 18)), ("Time", new TimeOnly(9, 30))));
        crumb.Message.ShouldBe("due 03/18/2031 at 09:30");
    }

    [Fact]
    public void A_crumb_keeps_no_more_than_a_hundred_values()
    {
        var properties = Enumerable.Range(0, 10_000).Select(i => ($"P{i}", (object?)i)).ToArray();
        CrumbOf(SomeLog.Event("fetched", properties)).Properties.Count.ShouldBe(100);
    }

    [Fact]
    public void A_text_logged_as_a_template_is_held_and_charged_no_longer_than_redaction_keeps_it()
    {
        var crumb = new Crumb(SomeLog.Event(string.Concat(Enumerable.Repeat("word ", 1_000_000))));
        crumb.Template.Text.Length.ShouldBeLessThanOrEqualTo(TextLimit.MaxLength);
        crumb.Bytes.ShouldBeInRange(60_000, 70_000);
    }

    [Fact]
    public void A_trail_is_not_held_under_an_id_of_a_megabyte_and_still_told_from_others()
    {
        var id = new string('x', 1_000_000);
        var key = TrailKey.Of(SomeLog.Event("event", ("UserId", id + "a")), null);
        key.Id!.Length.ShouldBeLessThan(100);
        key.ShouldBe(TrailKey.Of(SomeLog.Event("event", ("UserId", id + "a")), null));
        key.ShouldNotBe(TrailKey.Of(SomeLog.Event("event", ("UserId", id + "b")), null));
    }

    [Fact]
    public void A_chain_of_aggregates_as_long_as_it_likes_is_read_without_asking_them_for_all_their_text()
    {
        Exception chain = new InvalidOperationException("innermost");
        for (var i = 0; i < 100_000; i++)
            chain = new AggregateException(chain);
        var many = new AggregateException(Enumerable.Range(0, 10_000).Select(i => new IOException($"{i}")));
        var logEvent = new LogEvent(
            Some.Time,
            LogEventLevel.Error,
            new AggregateException("both", chain, many),
            SomeLog.Template("failed"),
            []);
        var exception = Build(logEvent).Exception!;
        exception.IsTruncated.ShouldBeFalse();
        exception.Message.ShouldBe("Aggregate of 2 exceptions");
        exception.InnerExceptions[0].Message.ShouldBe("Aggregate of 1 exceptions");
    }

    FanoutEvent Build(LogEvent logEvent) => _builder.Build(logEvent, null, CrumbSet.None);

    Breadcrumb CrumbOf(LogEvent logEvent) => new Crumb(logEvent).Build(_builder)!;

    sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("secret");
    }
}
