// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes a stack trace: the caller first, the throwing frame last, the reverse of .NET. Never an empty one.
/// </summary>
sealed class SentryFrames(bool writesPaths)
{
    /// <summary>What a deterministic build writes in place of the folder of the sources.</summary>
    const string SourceRoot = "/_/";

    public void Write(
        Utf8JsonWriter writer, SentryDraft draft, IReadOnlyList<FrameInfo> frames, SentryLimits limits)
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
                WriteFrame(writer, draft, frames[i], limits);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The last part of a path of whatever system the application was built on.</summary>
    public static ReadOnlySpan<char> FileName(string? path) =>
        path.AsSpan()[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];

    void WriteFrame(Utf8JsonWriter writer, SentryDraft draft, FrameInfo frame, SentryLimits limits)
    {
        var limit = limits.FrameText;
        writer.WriteStartObject();
        // Receivers discard a frame that has neither file nor function.
        SentryText.Write(writer, "function"u8, frame.Function.Length == 0 ? "<unknown>" : frame.Function, limit);
        SentryText.Write(writer, "module"u8, frame.TypeName, limit);
        SentryText.Write(writer, "package"u8, frame.Assembly, limit);
        SentryText.Write(
            writer, "filename"u8, frame.IsScript ? WithoutQuery(frame.File) : Relative(frame.File), limit);
        // The address of a script is no path of anybody's machine, and what source maps are found by.
        if (writesPaths || frame.IsScript)
            SentryText.Write(writer, "abs_path"u8, frame.File, limit);
        if (frame.Line > 0)
            writer.WriteNumber("lineno"u8, frame.Line);
        if (frame.Column > 0)
            writer.WriteNumber("colno"u8, frame.Column);
        writer.WriteBoolean("in_app"u8, frame.InApp);
        WriteAddress(writer, frame, SentryImages.IndexOf(draft, frame.Module, limits.Images));
        if (limits.HasSource && frame.Source is { } source)
            WriteSource(writer, source, limit);
        writer.WriteEndObject();
    }

    /// <summary>
    /// The path below the root of the sources where the build says which that is, else the file's name.
    /// </summary>
    static ReadOnlySpan<char> Relative(string? path) =>
        path?.StartsWith(SourceRoot, StringComparison.Ordinal) is true
            ? path.AsSpan(SourceRoot.Length)
            : FileName(path);

    static ReadOnlySpan<char> WithoutQuery(string? address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? address : address.AsSpan(0, end);
    }

    /// <summary>Where in which method of which image; tells a server nothing without the image.</summary>
    static void WriteAddress(Utf8JsonWriter writer, FrameInfo frame, int image)
    {
        const int rowBits = 0x00FF_FFFF;
        if (image < 0 || frame.ILOffset < 0 || frame.MethodToken == 0)
            return;
        SentryText.WriteHex(writer, "instruction_addr"u8, frame.ILOffset);
        Span<byte> mode = stackalloc byte[16];
        "rel:"u8.CopyTo(mode);
        Utf8Formatter.TryFormat(image, mode[4..], out var length);
        writer.WriteString("addr_mode"u8, mode[..(length + 4)]);
        SentryText.WriteHex(writer, "function_id"u8, frame.MethodToken & rowBits);
    }

    static void WriteSource(Utf8JsonWriter writer, SourceExcerpt source, int limit)
    {
        WriteLines(writer, "pre_context"u8, source.Before, limit);
        writer.WriteString("context_line"u8, SentryText.Cut(source.Line, limit));
        WriteLines(writer, "post_context"u8, source.After, limit);
    }

    static void WriteLines(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<string> lines, int limit)
    {
        if (lines.Count == 0)
            return;
        writer.WriteStartArray(name);
        for (var i = 0; i < lines.Count; i++)
            writer.WriteStringValue(SentryText.Cut(lines[i], limit));
        writer.WriteEndArray();
    }
}
