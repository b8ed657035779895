// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes a stack trace: the caller first, the throwing frame last, the reverse of .NET. Never an empty one.
/// </summary>
static class SentryFrames
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<FrameInfo> frames, SentryLimits limits)
    {
        if (frames.Count == 0)
            return;
        writer.WriteStartObject("stacktrace"u8);
        writer.WriteStartArray("frames"u8);
        // Where it was thrown and where it began tell more than the middle.
        var throwing = Math.Min(frames.Count, limits.Frames / 2);
        var outermost = Math.Max(throwing, frames.Count - (limits.Frames / 2));
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            if (i < throwing || i >= outermost)
                WriteFrame(writer, frames[i], limits.FrameText);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteFrame(Utf8JsonWriter writer, FrameInfo frame, int limit)
    {
        writer.WriteStartObject();
        // Receivers discard a frame that has neither file nor function.
        WriteText(writer, "function"u8, frame.Function.Length == 0 ? "<unknown>" : frame.Function, limit);
        WriteText(writer, "module"u8, frame.TypeName, limit);
        WriteText(writer, "package"u8, frame.Assembly, limit);
        WriteText(writer, "filename"u8, FileName(frame.File), limit);
        WriteText(writer, "abs_path"u8, frame.File, limit);
        if (frame.Line > 0)
            writer.WriteNumber("lineno"u8, frame.Line);
        if (frame.Column > 0)
            writer.WriteNumber("colno"u8, frame.Column);
        writer.WriteBoolean("in_app"u8, frame.InApp);
        writer.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text, int limit)
    {
        if (!string.IsNullOrEmpty(text))
            writer.WriteString(name, SentryText.Cut(text, limit));
    }

    /// <summary>The last part of a path of whatever system the application was built on.</summary>
    static string? FileName(string? path) => path?[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
