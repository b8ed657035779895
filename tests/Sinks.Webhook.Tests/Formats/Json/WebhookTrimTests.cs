// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookTrimTests
{
    static readonly string[] Order = ["breadcrumbs", "properties", "frames", "message"];

    static readonly FanoutEvent Large = SomeEvents.Full with
    {
        Exception = SomeEvents.Full.Exception! with { Frames = SomeEvents.Frames(30) },
        Message = new string('m', 5000),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Each_level_takes_one_part_more_and_says_so(int level)
    {
        var json = Encoded.Json(Large, level);

        json.TryGetProperty("breadcrumbs", out _).ShouldBe(level < 1);
        json.TryGetProperty("properties", out _).ShouldBe(level < 2);
        json.GetProperty("exception").TryGetProperty("data", out _).ShouldBe(level < 2);
        json.GetProperty("exception").TryGetProperty("frames_omitted", out _).ShouldBe(level >= 3);
        json.GetProperty("message").GetString()!.Length.ShouldBe(level < 4 ? 5000 : 4096);
        json.TryGetProperty("trimmed", out var trimmed).ShouldBe(level > 0);
        if (level > 0)
            trimmed.EnumerateArray().Select(part => part.GetString()).ShouldBe(Order[..level]);
    }

    [Fact]
    public void The_encoder_has_as_many_levels_as_parts() =>
        new WebhookEventEncoder().TrimLevels.ShouldBe(Order.Length);

    [Fact]
    public void The_smallest_form_is_as_approved() =>
        Approved.Match(Encoded.Text(SomeEvents.Full, trimLevel: 4), "event-smallest.json");

    [Fact]
    public void A_long_trace_that_nobody_handled_is_cut_as_approved()
    {
        var exception = Some.Exception() with { Frames = SomeEvents.Frames(5) };
        var unhandled = SomeEvents.Minimal with { Exception = exception, IsUnhandled = true };

        Approved.Match(Encoded.Text(unhandled, trimLevel: 4), "event-unhandled.json");
    }

    [Theory]
    [InlineData(3, 24, 24, 0)]
    [InlineData(3, 25, 24, 1)]
    [InlineData(4, 4, 4, 0)]
    [InlineData(4, 5, 4, 1)]
    public void Frames_are_taken_from_the_middle_and_only_above_the_limit(int level, int count, int kept, int omitted)
    {
        var exception = Some.Exception() with { Frames = SomeEvents.Frames(count) };
        var json = Encoded.Json(SomeEvents.Minimal with { Exception = exception }, level).GetProperty("exception");

        var names = json.GetProperty("frames").EnumerateArray()
            .Select(frame => frame.GetProperty("function").GetString()).ToList();
        names.Count.ShouldBe(kept);
        names[0].ShouldBe("F0");
        names[^1].ShouldBe($"F{count - 1}");
        (json.TryGetProperty("frames_omitted", out var number) ? number.GetInt32() : 0).ShouldBe(omitted);
    }

    [Theory]
    [InlineData(4096, false)]
    [InlineData(4097, true)]
    public void A_message_is_cut_only_above_its_limit(int length, bool isCut)
    {
        var text = Encoded.Json(Some.Event(new string('m', length)), 4).GetProperty("message").GetString()!;
        text.ShouldBe(isCut ? new string('m', 4093) + "..." : new string('m', length));
    }

    [Fact]
    public void A_message_is_not_cut_within_a_character()
    {
        var message = new string('m', 4092) + "\ud83d\ude00" + new string('m', 100);
        Encoded.Json(Some.Event(message), 4).GetProperty("message").GetString()
            .ShouldBe(new string('m', 4092) + "...");
    }

    [Fact]
    public void In_the_smallest_form_10_exceptions_are_kept_and_the_rest_is_marked()
    {
        var aggregate = Some.Exception(inner: [.. Enumerable.Range(0, 12).Select(_ => Some.Exception())]);
        var json = Encoded.Json(SomeEvents.Minimal with { Exception = aggregate }, 4).GetProperty("exception");

        json.GetProperty("inner_exceptions").GetArrayLength().ShouldBe(9);
        json.GetProperty("truncated").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void One_byte_over_the_limit_costs_the_breadcrumbs(int over, int level) =>
        Encoded.FittingLevel(OfSize(Encoded.ItemBytesLimit + over)).ShouldBe(level);

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void The_worst_event_fits_in_its_smallest_form(char c)
    {
        Encoded.Bytes(WorstEvents.Of(c), WebhookTrim.Hard).Length.ShouldBeLessThanOrEqualTo(Encoded.ItemBytesLimit);
        Encoded.Bytes(WorstEvents.Of(c), WebhookTrim.Hardest).Length.ShouldBeLessThanOrEqualTo(48 * 1024);
    }

    static FanoutEvent OfSize(int bytes)
    {
        var small = SomeEvents.Full with { Message = "" };
        var sized = small with { Message = new string('m', bytes - Encoded.Bytes(small).Length) };
        Encoded.Bytes(sized).Length.ShouldBe(bytes);
        return sized;
    }
}
