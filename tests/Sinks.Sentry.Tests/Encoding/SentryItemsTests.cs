// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry.Tests;

public class SentryItemsTests
{
    [Fact]
    public void A_payload_over_the_limit_is_trimmed_until_it_fits()
    {
        var item = SomeEvents.Large();

        var payload = Payload(Encoded.Items(item).Span);

        Encoded.Bytes(item).Length.ShouldBeGreaterThan(SentryEventEncoder.PayloadBytesLimit);
        payload.Length.ShouldBeLessThanOrEqualTo(SentryEventEncoder.PayloadBytesLimit);
        payload.ShouldBe(Encoded.Bytes(item, SmallestFitting(item)).ToArray());
    }

    [Fact]
    public void A_payload_that_fits_is_written_at_the_level_asked_for()
    {
        Payload(Encoded.Items(SomeEvents.Complete()).Span).ShouldBe(Encoded.Bytes(SomeEvents.Complete()).ToArray());
        Payload(Encoded.Items(SomeEvents.Complete(), 2).Span)
            .ShouldBe(Encoded.Bytes(SomeEvents.Complete(), 2).ToArray());
    }

    static int SmallestFitting(Fanout.FanoutEvent item) => Enumerable.Range(0, SentryLimits.LastLevel + 1)
        .First(level => Encoded.Bytes(item, level).Length <= SentryEventEncoder.PayloadBytesLimit);

    static byte[] Payload(ReadOnlySpan<byte> items)
    {
        var line = items.IndexOf((byte)'\n');
        var header = JsonDocument.Parse(items[..line].ToArray()).RootElement;
        header.GetProperty("type").GetString().ShouldBe("event");
        var length = header.GetProperty("length").GetInt32();
        items.Length.ShouldBe(line + 1 + length + 1);
        items[^1].ShouldBe((byte)'\n');
        return items.Slice(line + 1, length).ToArray();
    }
}
