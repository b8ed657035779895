// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Writes an exception as Rollbar's <c>trace</c>, or with its inner ones as <c>trace_chain</c>.</summary>
ref struct RollbarExceptions(Utf8JsonWriter writer, WebhookTrim trim)
{
    int _left = trim.ExceptionsLimit;

    public void Write(ExceptionInfo exception)
    {
        if (exception.InnerExceptions.Count == 0)
        {
            writer.WritePropertyName("trace"u8);
            WriteTrace(exception);
            return;
        }

        writer.WriteStartArray("trace_chain"u8);
        WriteChain(exception);
        writer.WriteEndArray();
    }

    void WriteChain(ExceptionInfo exception)
    {
        if (_left == 0)
            return;
        _left--;
        WriteTrace(exception);
        for (var i = 0; i < exception.InnerExceptions.Count; i++)
            WriteChain(exception.InnerExceptions[i]);
    }

    void WriteTrace(ExceptionInfo exception)
    {
        writer.WriteStartObject();
        WriteFrames(exception.Frames);
        writer.WriteStartObject("exception"u8);
        writer.WriteText("class"u8, exception.Type, trim.NameLimit);
        writer.WriteText("message"u8, exception.Message, trim.ExceptionMessageLimit);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The most recent call is the last one here.</summary>
    void WriteFrames(IReadOnlyList<FrameInfo> frames)
    {
        var kept = Math.Min(frames.Count, trim.FramesLimit);
        var outer = kept / 3;
        writer.WriteStartArray("frames"u8);
        for (var i = frames.Count - 1; i >= frames.Count - outer; i--)
            WriteFrame(frames[i]);
        for (var i = kept - outer - 1; i >= 0; i--)
            WriteFrame(frames[i]);
        writer.WriteEndArray();
    }

    void WriteFrame(FrameInfo frame)
    {
        writer.WriteStartObject();
        writer.WriteText("filename"u8, frame.File ?? frame.TypeName ?? "unknown", trim.NameLimit);
        if (frame.Line > 0)
            writer.WriteNumber("lineno"u8, frame.Line);
        if (frame.Column > 0)
            writer.WriteNumber("colno"u8, frame.Column);
        writer.WriteText("class_name"u8, frame.TypeName, trim.NameLimit);
        writer.WriteText("method"u8, frame.Function, trim.NameLimit);
        writer.WriteEndObject();
    }
}
