// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the items that release health is made of: what is told of a run of the application, and sums of requests. A
/// server knows both by their release alone.
/// </summary>
sealed class SentrySessions(SentrySource source)
{
    readonly SentryRelease _release = new(source);

    /// <summary>Writes what is told of a run of the application.</summary>
    public void Write(IBufferWriter<byte> output, FanoutSession session)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var json = FanoutJson.Rent(payload))
            Write(json.Writer, session);
        SentryItems.WriteJson(output, "session"u8, payload.WrittenSpan);
    }

    /// <summary>Writes the sums of a minute.</summary>
    public void Write(IBufferWriter<byte> output, FanoutRequestSessions requests)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var json = FanoutJson.Rent(payload))
            Write(json.Writer, requests);
        SentryItems.WriteJson(output, "sessions"u8, payload.WrittenSpan);
    }

    void Write(Utf8JsonWriter writer, FanoutSession session)
    {
        writer.WriteStartObject();
        writer.WriteString("sid"u8, session.SessionId);
        if (session.UserId is { } user && !SentryText.IsMarked(user))
            SentryText.Write(writer, "did"u8, user, SentryLimits.UserId);
        if (session.IsStart)
            writer.WriteBoolean("init"u8, true);
        writer.WriteNumber("seq"u8, session.Sequence);
        writer.WriteString("started"u8, session.Started.UtcDateTime);
        writer.WriteString("timestamp"u8, session.Timestamp.UtcDateTime);
        writer.WriteString("status"u8, StatusOf(session.Status));
        writer.WriteNumber("errors"u8, ErrorsOf(session));
        if (session.Status != FanoutSessionStatus.Ok)
            writer.WriteNumber("duration"u8, session.Duration.TotalSeconds);
        WriteAttributes(writer);
        writer.WriteEndObject();
    }

    void Write(Utf8JsonWriter writer, FanoutRequestSessions requests)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("aggregates"u8);
        writer.WriteStartObject();
        writer.WriteString("started"u8, requests.Started.UtcDateTime);
        writer.WriteNumber("exited"u8, requests.Exited);
        writer.WriteNumber("errored"u8, requests.Errored);
        writer.WriteNumber("crashed"u8, requests.Crashed);
        writer.WriteEndObject();
        writer.WriteEndArray();
        WriteAttributes(writer);
        writer.WriteEndObject();
    }

    void WriteAttributes(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("attrs"u8);
        _release.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>The protocol counts what made it crash among its errors.</summary>
    static long ErrorsOf(FanoutSession session) =>
        session.Status == FanoutSessionStatus.Crashed ? Math.Max(1, session.Errors) : session.Errors;

    static ReadOnlySpan<byte> StatusOf(FanoutSessionStatus status) => status switch
    {
        FanoutSessionStatus.Exited => "exited"u8,
        FanoutSessionStatus.Crashed => "crashed"u8,
        _ => "ok"u8,
    };
}
