// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>
/// What a chat message may tell of one event, and what it is grouped by. A message is made of many events later; the
/// texts are bounded here, so that every event fits.
/// </summary>
sealed class ChatNoteEncoder : IItemEncoder
{
    const int MessageLimit = 2000;
    const int NameLimit = 200;
    const int FramesLimit = 8;

    public int TrimLevels => 0;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var @event = (FanoutEvent)item;
        using var json = FanoutJson.Rent(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("level"u8, (int)@event.Level);
        writer.WriteString("time"u8, @event.Timestamp.UtcDateTime);
        writer.WriteText("message"u8, @event.Message, MessageLimit);
        writer.WriteText("template"u8, @event.Template, NameLimit);
        WriteFingerprint(writer, @event.Properties);
        WriteFacts(writer, @event);
        if (@event.Exception is not null)
            WriteException(writer, @event.Exception);
        writer.WriteEndObject();
    }

    /// <summary>What the application says to group by. Lists are left to backends that group by parts.</summary>
    static void WriteFingerprint(Utf8JsonWriter writer, FanoutProperties properties)
    {
        if (properties.TryGetValue("Fingerprint", out var value))
            writer.WriteText("fingerprint"u8, value.AsText(), NameLimit);
    }

    static void WriteFacts(Utf8JsonWriter writer, FanoutEvent @event)
    {
        var context = @event.Context;
        writer.WriteStartObject("facts"u8);
        writer.WriteText("Workflow"u8, context.WorkflowId, NameLimit);
        writer.WriteText("Run"u8, context.WorkflowRunId, NameLimit);
        writer.WriteText("Step"u8, context.Step, NameLimit);
        writer.WriteText("Tenant"u8, context.TenantId, NameLimit);
        writer.WriteText("User"u8, context.UserId, NameLimit);
        writer.WriteText("Event"u8, @event.EventName, NameLimit);
        writer.WriteText("Logger"u8, @event.SourceContext, NameLimit);
        writer.WriteText("Trace"u8, @event.TraceId, NameLimit);
        writer.WriteEndObject();
    }

    static void WriteException(Utf8JsonWriter writer, ExceptionInfo exception)
    {
        writer.WriteText("type"u8, exception.Type, NameLimit);
        writer.WriteText("error"u8, exception.Message, MessageLimit);
        WriteInnermost(writer, exception);
        var frames = exception.Frames;
        writer.WriteStartArray("frames"u8);
        for (var i = 0; i < Math.Min(frames.Count, FramesLimit); i++)
            WriteFrame(writer, frames[i]);
        writer.WriteEndArray();
        for (var i = 0; i < frames.Count; i++)
        {
            if (!frames[i].InApp)
                continue;
            writer.WritePropertyName("place"u8);
            WriteFrame(writer, frames[i]);
            break;
        }
    }

    static void WriteInnermost(Utf8JsonWriter writer, ExceptionInfo exception)
    {
        var innermost = exception;
        while (innermost.InnerExceptions.Count > 0)
            innermost = innermost.InnerExceptions[0];
        if (ReferenceEquals(innermost, exception))
            return;
        writer.WriteText("cause_type"u8, innermost.Type, NameLimit);
        writer.WriteText("cause_error"u8, innermost.Message, MessageLimit);
    }

    static void WriteFrame(Utf8JsonWriter writer, FrameInfo frame)
    {
        writer.WriteStartObject();
        writer.WriteText("type"u8, frame.TypeName, NameLimit);
        writer.WriteText("function"u8, frame.Function, NameLimit);
        writer.WriteText("file"u8, frame.File, NameLimit);
        if (frame.Line > 0)
            writer.WriteNumber("line"u8, frame.Line);
        writer.WriteEndObject();
    }
}
