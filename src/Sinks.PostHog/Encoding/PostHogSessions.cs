// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// Writes the beginning and the end of a run of the application as the named events <c>session_start</c> and
/// <c>session_end</c>. Configuration may give a property one of their names; it is stronger, as it is elsewhere.
/// </summary>
sealed class PostHogSessions(PostHogSource source)
{
    public void Write(IBufferWriter<byte> output, FanoutSession session, PostHogLimits limits)
    {
        var isEnd = session.Status != FanoutSessionStatus.Ok;
        if (!isEnd && !session.IsStart)
            throw new NotSupportedException("A session has an event for its beginning and one for its end.");
        using var lease = FanoutJson.Rent(output);
        var writer = lease.Writer;
        var user = PostHogPerson.IdOf(session.UserId);
        writer.WriteStartObject();
        writer.WriteString("event"u8, isEnd ? "session_end"u8 : "session_start"u8);
        writer.WriteString("uuid"u8, session.Id);
        // Without a user both belong to whom the session stands for.
        if (user is not null)
            writer.WriteString("distinct_id"u8, user);
        else
            writer.WriteString("distinct_id"u8, session.SessionId);
        writer.WriteString("timestamp"u8, session.Timestamp.UtcDateTime);
        writer.WriteStartObject("properties"u8);
        WriteProperties(writer, session, limits, isEnd);
        PostHogProperties.WriteLibrary(writer, source, user is not null);
        writer.WriteString("$session_id"u8, session.SessionId);
        PostHogProperties.WriteTrimmed(writer, limits);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    void WriteProperties(Utf8JsonWriter writer, FanoutSession session, PostHogLimits limits, bool isEnd)
    {
        PostHogProperties.WriteSupers(writer, FanoutProperties.Empty, source, limits);
        if (isEnd)
        {
            if (!IsTaken("session_duration", limits))
                writer.WriteNumber("session_duration"u8, session.Duration.TotalSeconds);
            if (!IsTaken("session_errors", limits))
                writer.WriteNumber("session_errors"u8, session.Errors);
            WriteOwn(writer, "session_status", StatusOf(session.Status), limits);
        }

        WriteOwn(writer, "app_name", source.AppName, limits);
        WriteOwn(writer, "app_version", source.AppVersion, limits);
        WriteOwn(writer, "environment", source.Environment, limits);
    }

    void WriteOwn(Utf8JsonWriter writer, string name, string? text, PostHogLimits limits)
    {
        if (!string.IsNullOrEmpty(text) && !IsTaken(name, limits))
            writer.WriteString(name, FanoutText.Cut(text, limits.Text));
    }

    bool IsTaken(string name, PostHogLimits limits) => limits.KeepsProperties && source.IsSuper(name);

    static string StatusOf(FanoutSessionStatus status) =>
        status == FanoutSessionStatus.Crashed ? "crashed" : "exited";
}
