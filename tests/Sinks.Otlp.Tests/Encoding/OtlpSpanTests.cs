// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;

namespace Sinks.Otlp.Tests;

public class OtlpSpanTests
{
    [Fact]
    public void A_full_span_is_approved() =>
        Approved.MatchJson(Encoding.UTF8.GetBytes(SomeSpans.Text(SomeSpans.Full)), "span-full.json");

    [Fact]
    public void A_minimal_span_is_approved() =>
        Approved.MatchJson(Encoding.UTF8.GetBytes(SomeSpans.Text(SomeSpans.Minimal)), "span-minimal.json");

    [Fact]
    public void The_smallest_form_of_a_full_span_is_approved() =>
        Approved.MatchJson(
            Encoding.UTF8.GetBytes(SomeSpans.Text(SomeSpans.Full, OtlpTrim.Hardest)), "span-smallest.json");

    [Fact]
    public void Attributes_events_and_links_beyond_the_limits_are_counted()
    {
        var limits = new OtlpSpanLimits(new OtlpLimits(2, 3), Events: 0, Links: 0);
        var span = Encoded.Parse(Encoding.UTF8.GetBytes(SomeSpans.Text(SomeSpans.Full, limits: limits)));
        span.GetProperty("attributes").GetArrayLength().ShouldBe(2);
        // 2 were dropped before, and of 9 there is room for 2.
        span.GetProperty("droppedAttributesCount").GetInt32().ShouldBe(9);
        span.TryGetProperty("events", out _).ShouldBeFalse();
        span.GetProperty("droppedEventsCount").GetInt32().ShouldBe(2);
        span.GetProperty("droppedLinksCount").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void What_a_tag_says_wins_over_the_context()
    {
        var span = Encoded.Parse(Encoding.UTF8.GetBytes(SomeSpans.Text(SomeSpans.Full)));
        var attributes = Encoded.Attributes(span);
        attributes["user.id"].GetProperty("stringValue").GetString().ShouldBe("mine");
        attributes["tenant.id"].GetProperty("stringValue").GetString().ShouldBe("t-9");
    }

    [Fact]
    public void Any_span_fits_at_the_hardest_trim_level_and_is_json()
    {
        foreach (var span in HostileSpans.Span.Sample(100, 20))
        {
            using var json = JsonDocument.Parse(SomeSpans.Text(span, OtlpTrim.Hardest));
            SomeSpans.Protobuf(span, OtlpTrim.Hardest).Length.ShouldBeLessThan(1024 * 1024);
        }
    }

    [Fact]
    public void Encoding_allocates_nothing_once_it_is_warm()
    {
        var encoder = new OtlpProtobufSpanEncoder(new OtlpSpanLimits(OtlpLimits.Default, 128, 128));
        var output = new System.Buffers.ArrayBufferWriter<byte>(1024 * 1024);
        for (var i = 0; i < 1_000; i++)
        {
            output.ResetWrittenCount();
            encoder.Encode(SomeSpans.Full, output, 0);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            output.ResetWrittenCount();
            encoder.Encode(SomeSpans.Full, output, 0);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
