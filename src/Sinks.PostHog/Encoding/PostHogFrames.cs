// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// Writes a stack trace: where the program began first, where it was thrown last, the reverse of .NET. The server knows
/// no .NET: frames are <c>custom</c> ones, resolved already.
/// </summary>
static class PostHogFrames
{
    /// <summary>What a deterministic build writes in place of the folder of the sources.</summary>
    const string SourceRoot = "/_/";

    public static void Write(
        Utf8JsonWriter writer, IReadOnlyList<FrameInfo> frames, PostHogLimits limits, bool includesSource)
    {
        if (frames.Count == 0)
            return;
        writer.WriteStartObject("stacktrace"u8);
        writer.WriteString("type"u8, "raw"u8);
        writer.WriteStartArray("frames"u8);
        // Where it was thrown and where it began tell more than the middle.
        var throwing = Math.Min(frames.Count, limits.Frames / 2);
        var outermost = Math.Max(throwing, frames.Count - (limits.Frames / 2));
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            if (i < throwing || i >= outermost)
                WriteFrame(writer, frames[i], limits, includesSource && limits.KeepsSource);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteFrame(Utf8JsonWriter writer, FrameInfo frame, PostHogLimits limits, bool includesSource)
    {
        writer.WriteStartObject();
        writer.WriteString("platform"u8, "custom"u8);
        writer.WriteString("lang"u8, frame.IsScript ? "javascript"u8 : "dotnet"u8);
        writer.WriteString("function"u8, FanoutText.Cut(NameOf(frame), limits.Text));
        writer.WriteText("module"u8, frame.TypeName, limits.Text);
        if (frame.IsScript)
            writer.WriteText("filename"u8, frame.File, limits.Text);
        else
            WriteFile(writer, frame.File, limits.Text);
        // The server reads them unsigned: a negative one would cost the whole event.
        if (frame.Line > 0)
            writer.WriteNumber("lineno"u8, frame.Line);
        if (frame.Column > 0)
            writer.WriteNumber("colno"u8, frame.Column);
        writer.WriteBoolean("in_app"u8, frame.InApp);
        writer.WriteBoolean("resolved"u8, true);
        if (includesSource && frame.Source is { } source)
            WriteSource(writer, source);
        writer.WriteEndObject();
    }

    static string NameOf(FrameInfo frame) => frame.Function.Length == 0 ? "<unknown>" : frame.Function;

    /// <summary>
    /// The path below the root of the sources where the build says which that is, else the file's name: a path of the
    /// machine that built the application would group an error anew for each of them.
    /// </summary>
    static void WriteFile(Utf8JsonWriter writer, string? path, int limit)
    {
        var file = path?.StartsWith(SourceRoot, StringComparison.Ordinal) is true
            ? path.AsSpan(SourceRoot.Length)
            : path.AsSpan()[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        if (file.Length > limit)
            writer.WriteString("filename"u8, FanoutText.Cut(file.ToString(), limit));
        else if (!file.IsEmpty)
            writer.WriteString("filename"u8, file);
    }

    static void WriteSource(Utf8JsonWriter writer, SourceExcerpt source)
    {
        var before = source.Before;
        WriteLines(
            writer, "pre_context"u8, before, Math.Max(0, before.Count - PostHogLimits.SourceLines), before.Count);
        writer.WriteString("context_line"u8, FanoutText.Cut(source.Line, PostHogLimits.SourceLine));
        WriteLines(
            writer, "post_context"u8, source.After, 0, Math.Min(source.After.Count, PostHogLimits.SourceLines));
    }

    static void WriteLines(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> lines, int from, int to)
    {
        if (from == to)
            return;
        writer.WriteStartArray(name);
        for (var i = from; i < to; i++)
            writer.WriteStringValue(FanoutText.Cut(lines[i], PostHogLimits.SourceLine));
        writer.WriteEndArray();
    }
}
