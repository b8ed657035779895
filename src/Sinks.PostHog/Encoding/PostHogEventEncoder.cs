// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// One event as an object of the batch: a named one under its name, an error as <c>$exception</c>. What is both
/// becomes two objects with a comma between them. The beginning and the end of a session are named events too.
/// </summary>
sealed class PostHogEventEncoder(PostHogSource source) : IItemEncoder
{
    const string ExceptionEvent = "$exception";

    readonly PostHogSessions _sessions = new(source);

    /// <summary>How the object of an error begins.</summary>
    public static ReadOnlySpan<byte> ExceptionStart => "{\"event\":\"$exception\","u8;

    /// <summary>How it begins behind the object of a named event.</summary>
    public static ReadOnlySpan<byte> SecondStart => "}},{\"event\":\"$exception\","u8;

    public int TrimLevels => PostHogLimits.Hardest;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var limits = PostHogLimits.Of(trimLevel);
        if (item is FanoutSession session)
            _sessions.Write(output, session, limits);
        else
            WriteEvent(output, (FanoutEvent)item, limits);
    }

    void WriteEvent(IBufferWriter<byte> output, FanoutEvent @event, PostHogLimits limits)
    {
        var user = PostHogPerson.IdOf(@event.Context.UserId);
        if (@event.EventName is not { } name)
        {
            WriteException(output, @event, limits, user, @event.Id);
            return;
        }

        var isIssue = @event.Level >= source.IssueLevel;
        var isNamed = !string.IsNullOrWhiteSpace(name) && !PostHogNames.IsReservedEvent(name);
        if (!isNamed && !isIssue)
            throw new InvalidOperationException("The event's name is blank or one that PostHog keeps for itself.");
        if (isNamed)
            WriteNamed(output, @event, limits, user, name);
        if (isNamed && isIssue)
            output.Write(","u8);
        if (isIssue)
        {
            var id = isNamed ? PostHogUuid.OfException(@event.Id) : @event.Id;
            WriteException(output, @event, limits, user, id);
        }
    }

    void WriteNamed(IBufferWriter<byte> output, FanoutEvent item, PostHogLimits limits, string? user, string name)
    {
        using var lease = FanoutJson.Rent(output);
        var writer = lease.Writer;
        WriteStart(writer, FanoutText.Cut(name, PostHogLimits.EventName), item, user, item.Id);
        PostHogProperties.WriteLogged(writer, item, source, limits, isIssue: false);
        if (!PostHogProperties.IsTaken(item, source, limits, "level"))
            writer.WriteString("level"u8, PostHogText.LevelOf(item.Level));
        if (item.Exception is { } exception)
        {
            PostHogProperties.WriteOwn(writer, item, source, limits, "exception_type", exception.Type);
            PostHogProperties.WriteOwn(writer, item, source, limits, "exception_message", exception.Message);
        }

        WriteEnd(writer, item, limits, user);
    }

    void WriteException(IBufferWriter<byte> output, FanoutEvent item, PostHogLimits limits, string? user, Guid id)
    {
        using var lease = FanoutJson.Rent(output);
        var writer = lease.Writer;
        WriteStart(writer, ExceptionEvent, item, user, id);
        PostHogProperties.WriteLogged(writer, item, source, limits, isIssue: true);
        if (!PostHogProperties.IsTaken(item, source, limits, "message"))
            writer.WriteString("message"u8, FanoutText.CutBytes(item.Message, limits.Value));
        PostHogProperties.WriteOwn(writer, item, source, limits, "template", item.Template);
        PostHogProperties.WriteOwn(writer, item, source, limits, "event_name", item.EventName);
        PostHogExceptions.Write(writer, item, source, limits);
        writer.WriteString("$exception_level"u8, PostHogText.LevelOf(item.Level));
        writer.WriteString("$exception_source"u8, SourceOf(item.Face));
        PostHogFingerprint.Write(writer, item.Properties);
        WriteEnd(writer, item, limits, user);
    }

    static void WriteStart(Utf8JsonWriter writer, string name, FanoutEvent item, string? user, Guid id)
    {
        writer.WriteStartObject();
        writer.WriteString("event"u8, name);
        writer.WriteString("uuid"u8, id);
        PostHogPerson.WriteId(writer, item, user);
        writer.WriteString("timestamp"u8, item.Timestamp.UtcDateTime);
        writer.WriteStartObject("properties"u8);
    }

    void WriteEnd(Utf8JsonWriter writer, FanoutEvent item, PostHogLimits limits, string? user)
    {
        PostHogProperties.WriteOwn(writer, item, source, limits);
        PostHogProperties.WriteStandard(writer, item, source, limits, user is not null);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static ReadOnlySpan<byte> SourceOf(FanoutFace face) => face == FanoutFace.Serilog
        ? "dotnet.serilog"u8
        : "dotnet.microsoft_extensions_logging"u8;
}
