// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryItemsTests
{
    [Fact]
    public void A_payload_over_the_limit_is_trimmed_until_it_fits()
    {
        var item = SomeEvents.Large() with { Attachments = [] };

        var payload = Payload(item);

        Encoded.Bytes(item).Length.ShouldBeGreaterThan(SentryEventEncoder.PayloadBytesLimit);
        payload.Length.ShouldBeLessThanOrEqualTo(SentryEventEncoder.PayloadBytesLimit);
        payload.ShouldBe(Encoded.Bytes(item, SmallestFitting(item)).ToArray());
    }

    [Fact]
    public void Further_trimming_goes_on_from_the_level_that_fits()
    {
        var small = SomeEvents.Complete();
        var large = SomeEvents.Large("\u4e16") with { Attachments = [], Exception = Some.Exception(), Stack = [] };
        var level = SmallestFitting(large);

        Payload(small, 2).ShouldBe(Encoded.Bytes(small, 2).ToArray());
        level.ShouldBeGreaterThan(0);
        Payload(large, 2).ShouldBe(Encoded.Bytes(large, level + 2).ToArray());
        Payload(large, 8).ShouldBe(Encoded.Bytes(large, SentryLimits.LastLevel).ToArray());
    }

    [Fact]
    public void Files_go_first_and_count_as_no_part_of_the_payload()
    {
        var item = SomeEvents.Complete() with
        {
            Attachments = [new AttachmentInfo { FileName = "input.txt", Text = new string('x', 2_000_000) }],
        };

        Envelopes.Items(Encoded.Items(item)).Select(one => one.Payload.Length).ShouldBe(
            [Encoded.Bytes(item).Length, 2_000_000]);
        var without = Envelopes.Items(Encoded.Items(item, 1)).ShouldHaveSingleItem().Payload;
        Encoding.UTF8.GetString(without.Span).ShouldBe(Encoding.UTF8.GetString(Encoded.Bytes(item).Span).Replace(
            "\"sentry:hint\":\"Clean up\"",
            "\"sentry:hint\":\"Clean up\",\"input.txt\":\"[truncated]\"",
            StringComparison.Ordinal));
        Envelopes.Items(Encoded.Items(item, 3))[0].Payload.Length.ShouldBeLessThan(without.Length);
    }

    [Fact]
    public void An_encoder_writes_an_event_the_same_whatever_it_wrote_before()
    {
        var encoder = new SentryEventEncoder(SomeEvents.CompleteSource, SomeEvents.CompleteContent);
        var first = Written(encoder, SomeEvents.Complete());

        Written(encoder, SomeEvents.Large());
        Written(encoder, SomeEvents.Message());

        Written(encoder, SomeEvents.Complete()).ShouldBe(first);
    }

    [Fact]
    public void An_encoder_may_be_used_by_several_threads()
    {
        var encoder = new SentryEventEncoder(SomeEvents.CompleteSource, SomeEvents.CompleteContent);
        var expected = Written(encoder, SomeEvents.Complete());

        Parallel.For(0, 200, _ => Written(encoder, SomeEvents.Complete()).ShouldBe(expected));
    }

    static string Written(SentryEventEncoder encoder, FanoutEvent item)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        encoder.Encode(item, output, 0);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static int SmallestFitting(FanoutEvent item) => Enumerable.Range(0, SentryLimits.LastLevel + 1)
        .First(level => Encoded.Bytes(item, level).Length <= SentryEventEncoder.PayloadBytesLimit);

    static byte[] Payload(FanoutEvent item, int trimLevel = 0) =>
        Envelopes.Items(Encoded.Items(item, trimLevel)).ShouldHaveSingleItem().Payload.ToArray();
}
