// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Writes one event's exception tree.</summary>
ref struct WebhookExceptionWriter(Utf8JsonWriter writer, WebhookTrim trim)
{
    // Two JSON levels each; with the envelope and the frames that is within the 64 levels of System.Text.Json.
    const int DepthLimit = 24;

    int _left = trim.ExceptionsLimit;

    public void Write(ExceptionInfo exception) => Write(exception, depth: 1);

    void Write(ExceptionInfo exception, int depth)
    {
        _left--;
        writer.WriteStartObject();
        writer.WriteText("type"u8, exception.Type, trim.NameLimit);
        writer.WriteText("message"u8, exception.Message, trim.ExceptionMessageLimit);
        if (exception.HResult != 0)
            writer.WriteNumber("hresult"u8, exception.HResult);
        if (trim.KeepsProperties)
            writer.WriteProperties("data"u8, exception.Data);
        WriteFrames(exception.Frames);
        WriteInner(exception, depth);
        writer.WriteEndObject();
    }

    void WriteFrames(IReadOnlyList<FrameInfo> frames)
    {
        if (frames.Count == 0)
            return;
        var omitted = Math.Max(0, frames.Count - trim.FramesLimit);
        var head = omitted == 0 ? frames.Count : trim.FramesLimit - (trim.FramesLimit / 3);
        writer.WriteStartArray("frames"u8);
        for (var i = 0; i < head; i++)
            WriteFrame(frames[i]);
        for (var i = head + omitted; i < frames.Count; i++)
            WriteFrame(frames[i]);
        writer.WriteEndArray();
        if (omitted > 0)
            writer.WriteNumber("frames_omitted"u8, omitted);
    }

    void WriteFrame(FrameInfo frame)
    {
        writer.WriteStartObject();
        writer.WriteText("function"u8, frame.Function, trim.NameLimit);
        writer.WriteText("type"u8, frame.TypeName, trim.NameLimit);
        writer.WriteText("assembly"u8, frame.Assembly, trim.NameLimit);
        writer.WriteText("file"u8, frame.File, trim.NameLimit);
        if (frame.Line > 0)
            writer.WriteNumber("line"u8, frame.Line);
        if (frame.Column > 0)
            writer.WriteNumber("column"u8, frame.Column);
        writer.WriteBoolean("in_app"u8, frame.InApp);
        writer.WriteEndObject();
    }

    void WriteInner(ExceptionInfo exception, int depth)
    {
        var inner = exception.InnerExceptions;
        var written = 0;
        if (inner.Count > 0 && depth < DepthLimit && _left > 0)
        {
            writer.WriteStartArray("inner_exceptions"u8);
            for (; written < inner.Count && _left > 0; written++)
                Write(inner[written], depth + 1);
            writer.WriteEndArray();
        }

        if (exception.IsTruncated || written < inner.Count)
            writer.WriteBoolean("truncated"u8, true);
    }
}
