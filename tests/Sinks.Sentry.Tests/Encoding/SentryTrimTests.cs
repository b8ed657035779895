// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryTrimTests
{
    [Fact]
    public void Breadcrumbs_go_first_the_oldest_before_the_newest()
    {
        var item = SomeEvents.Large();

        Crumbs(item, 0).ShouldBe((100, "200"));
        Crumbs(item, 1).ShouldBe((20, "280"));
        Encoded.Json(item, 2).TryGetProperty("breadcrumbs", out _).ShouldBeFalse();
        Extras(item, 2).ShouldBe(Extras(item, 0));
    }

    [Fact]
    public void Extra_goes_after_the_list_of_assemblies()
    {
        var item = SomeEvents.Large();

        Extras(item, 2).ShouldBeGreaterThan(1);
        Encoded.Json(item, 4).GetProperty("extra").GetRawText().ShouldBe("""{"[truncated]":"200 properties"}""");
        Encoded.Json(item, 4).GetProperty("contexts").EnumerateObject().Select(context => context.Name)
            .ShouldBe(["runtime", "os", "device", "app", "culture", "workflow"]);
        SomeEvents.Frames(item, 5).GetArrayLength().ShouldBe(120);
    }

    [Fact]
    public void Middle_frames_go_after_the_source_around_lines()
    {
        var item = SomeEvents.Large();

        SomeEvents.Frames(item, 6).GetArrayLength().ShouldBe(50);
        SomeEvents.Frames(item, 6)[0].GetProperty("function").GetString().ShouldStartWith("119:");
        SomeEvents.Frames(item, 6)[49].GetProperty("function").GetString().ShouldStartWith("0:");
        Message(item, 6).Length.ShouldBe(8_192);
    }

    [Fact]
    public void The_message_goes_last()
    {
        var item = SomeEvents.Large();

        Message(item, 7).ShouldBe(new string('x', 1_021) + "...");
        SomeEvents.Frames(item, 7).GetArrayLength().ShouldBe(20);
        var exceptions = Encoded.Json(item, 7).GetProperty("exception").GetProperty("values");
        exceptions.GetArrayLength().ShouldBe(8);
        exceptions[7].GetProperty("mechanism").GetProperty("data").GetProperty("InnerExceptions").GetString()
            .ShouldBe("[truncated]");
    }

    [Fact]
    public void A_small_event_is_the_same_at_the_first_level_without_breadcrumbs_to_spare()
    {
        var item = SomeEvents.Complete();

        Encoded.Bytes(item, 1).Span.SequenceEqual(Encoded.Bytes(item).Span).ShouldBeTrue();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("\u0001")]
    [InlineData("\u4e16")]
    [InlineData("\ud83d\ude00")]
    public void The_last_level_fits_whatever_the_event_holds(string unit) => LastLevelFits(unit);

    [Fact]
    public void The_last_level_fits_an_event_of_halved_surrogate_pairs() => LastLevelFits("\ud83d");

    static void LastLevelFits(string unit)
    {
        var source = Encoded.Source with
        {
            Release = SomeEvents.Repeat(unit, 5_000),
            ServerName = SomeEvents.Repeat(unit, 5_000),
            Tags = [.. Enumerable.Range(0, 200).Select(i =>
                KeyValuePair.Create($"{i}{new string('k', 300)}", SomeEvents.Repeat(unit + "x", 300)))],
        };

        var bytes = Encoded.Bytes(
            SomeEvents.Large(unit), SentryLimits.LastLevel, source, SomeEvents.LargestContent(unit));

        bytes.Length.ShouldBeLessThan(Encoded.EventBytesLimit);
        JsonDocument.Parse(bytes).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public void Each_level_is_smaller_than_the_one_before()
    {
        var item = SomeEvents.Large();

        var sizes = Enumerable.Range(0, SentryLimits.LastLevel + 1)
            .Select(level => Encoded.Bytes(item, level, content: SomeEvents.LargestContent("x")).Length).ToList();

        sizes.ShouldBeInOrder(SortDirection.Descending);
        sizes.Distinct().Count().ShouldBe(sizes.Count);
        sizes[0].ShouldBeGreaterThan(Encoded.EventBytesLimit);
    }

    static (int Count, string First) Crumbs(FanoutEvent item, int level)
    {
        var values = Encoded.Json(item, level).GetProperty("breadcrumbs").GetProperty("values");
        return (values.GetArrayLength(), values[0].GetProperty("message").GetString()!.Split(':')[0]);
    }

    static int Extras(FanoutEvent item, int level) =>
        Encoded.Json(item, level).GetProperty("extra").EnumerateObject().Count();

    static string Message(FanoutEvent item, int level) =>
        Encoded.Json(item, level).GetProperty("logentry").GetProperty("formatted").GetString()!;
}
