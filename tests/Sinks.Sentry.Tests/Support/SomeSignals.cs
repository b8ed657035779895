// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Sessions, sums of requests and check-ins as a backend sees them.</summary>
static class SomeSignals
{
    static readonly Guid Run = Guid.Parse("019b7d2e-5a4e-7c3b-9a51-0123456789ab");

    public static FanoutSession Start() => new()
    {
        Id = Some.Id(1),
        Timestamp = Some.Time,
        SessionId = Run,
        Started = Some.Time,
        Status = FanoutSessionStatus.Ok,
        IsStart = true,
    };

    public static FanoutSession End(FanoutSessionStatus status = FanoutSessionStatus.Exited) => new()
    {
        Id = Some.Id(2),
        Timestamp = Some.Time + TimeSpan.FromSeconds(90),
        SessionId = Run,
        Started = Some.Time,
        Status = status,
        Sequence = 2,
        Duration = TimeSpan.FromSeconds(90.25),
        Errors = status == FanoutSessionStatus.Exited ? 3 : 0,
        UserId = "u-1001",
    };

    public static FanoutRequestSessions Requests() => new()
    {
        Id = Some.Id(3),
        Timestamp = Some.Time,
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero),
        Exited = 120,
        Errored = 4,
        Crashed = 1,
    };

    public static FanoutCheckIn CheckIn(FanoutSchedule? schedule = null) => new()
    {
        Id = Some.Id(4),
        Timestamp = Some.Time,
        CheckInId = Run,
        Monitor = "nightly-import",
        Status = FanoutCheckInStatus.InProgress,
        Schedule = schedule,
    };

    public static FanoutCheckIn CheckedOut(FanoutSchedule? schedule = null) => CheckIn(schedule) with
    {
        Status = FanoutCheckInStatus.Ok,
        Duration = TimeSpan.FromSeconds(61.5),
        TraceId = "0af7651916cd43dd8448eb211c80319c",
        SpanId = "b7ad6b7169203331",
        Context = new FanoutContext { WorkflowId = "nightly-import", UserId = "u-1001" },
    };

    public static EncodedItem Item(FanoutItem item) =>
        new(item.Id, item.Kind, item.Timestamp, LogEventLevel.Information, Encoded.Body(item));

    /// <summary>The type of the item's one envelope item, and its payload.</summary>
    public static (string Type, ReadOnlyMemory<byte> Payload) Payload(FanoutItem item, SentrySource? source = null)
    {
        var (header, payload) = Envelopes.Items(Encoded.Body(item, source: source)).ShouldHaveSingleItem();
        return (header.GetProperty("type").GetString()!, payload);
    }

    public static JsonElement Json(FanoutItem item, SentrySource? source = null) =>
        JsonDocument.Parse(Payload(item, source).Payload).RootElement;
}
