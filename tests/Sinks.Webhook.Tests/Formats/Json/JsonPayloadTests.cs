// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class JsonPayloadTests
{
    readonly JsonPayload _payload = new();

    [Fact]
    public void The_timestamp_is_that_of_the_newest_event_in_utc()
    {
        var old = SomeEvents.Minimal with { Timestamp = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) };
        var young = SomeEvents.Minimal with
        {
            Timestamp = new DateTimeOffset(2026, 1, 1, 13, 30, 0, TimeSpan.FromHours(1)),
        };

        Encoded.Parse(_payload.Frame(Encoded.Batch(young, old)))
            .GetProperty("timestamp").GetString().ShouldBe("2026-01-01T12:30:00Z");
    }

    [Fact]
    public void Events_keep_their_order_and_bytes()
    {
        var text = Encoding.UTF8.GetString(_payload.Frame(Encoded.Batch(SomeEvents.Full, SomeEvents.Minimal)).Span);
        text.ShouldBe(
            """{"type":"sinks.events","timestamp":"2026-01-02T03:04:05.678Z","data":{"events":["""
            + Encoded.Text(SomeEvents.Full) + "," + Encoded.Text(SomeEvents.Minimal) + "]}}");
    }

    [Fact]
    public void The_largest_batch_makes_a_body_of_at_most_1_MiB()
    {
        var item = new byte[_payload.BatchBytesLimit / _payload.BatchSizeLimit];
        Array.Fill(item, (byte)'1');
        var rest = new byte[_payload.BatchBytesLimit - (item.Length * (_payload.BatchSizeLimit - 1))];
        Array.Fill(rest, (byte)'1');
        var bodies = Enumerable.Repeat(item, _payload.BatchSizeLimit - 1).Append(rest);

        var frame = _payload.Frame([.. bodies.Select(body =>
            new EncodedItem(Some.Id(1), FanoutItemKind.Event, Some.Time, LogEventLevel.Error, body))]);

        frame.Length.ShouldBeInRange(_payload.BatchBytesLimit, 1024 * 1024);
    }
}
