// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Writes what Error Tracking looks at: kind, message and stack of an error, and how to group it.</summary>
static class DatadogError
{
    /// <summary>A property of this name groups errors in place of Datadog's own rules.</summary>
    const string Fingerprint = "Fingerprint";

    const int KeptBytes = 256 * 1024;

    [ThreadStatic]
    static ArrayBufferWriter<byte>? Scratch;

    public static void Write(Utf8JsonWriter writer, FanoutEvent @event, DatadogTrim trim)
    {
        if (@event.Exception is null && @event.Stack.Count == 0)
            return;
        writer.WriteStartObject("error"u8);
        if (@event.Exception is { } exception)
        {
            writer.WriteText("kind"u8, exception.Type, trim.NameLimit);
            writer.WriteText("message"u8, exception.Message, trim.ExceptionMessageLimit);
        }
        else
        {
            writer.WriteText("message"u8, @event.Message, trim.ExceptionMessageLimit);
        }

        WriteStack(writer, @event, trim);
        WriteFingerprint(writer, @event.Properties, trim);
        if (@event.IsUnhandled)
            writer.WriteString("handling"u8, "unhandled"u8);
        writer.WriteEndObject();
    }

    static void WriteStack(Utf8JsonWriter writer, FanoutEvent @event, DatadogTrim trim)
    {
        // Taken away, so that nothing else on this thread writes into it meanwhile.
        var scratch = Scratch ?? new ArrayBufferWriter<byte>(4096);
        Scratch = null;
        if (@event.Exception is { } exception)
            StackTraceText.Write(exception, scratch, trim.FramesLimit, trim.ExceptionMessageLimit);
        else
            StackTraceText.WriteFrames(@event.Stack, scratch, trim.FramesLimit);
        writer.WriteString("stack"u8, CutLines(scratch.WrittenSpan, trim.StackBytesLimit));
        if (scratch.Capacity > KeptBytes)
            return;
        scratch.ResetWrittenCount();
        Scratch = scratch;
    }

    /// <summary>At most so many bytes, whole lines if there are any; never half a character.</summary>
    static ReadOnlySpan<byte> CutLines(ReadOnlySpan<byte> text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = text[..limit].LastIndexOf((byte)'\n');
        if (end > 0)
            return text[..end].TrimEnd((byte)'\r');
        end = limit;
        while (end > 0 && (text[end] & 0xc0) == 0x80)
            end--;
        return text[..end];
    }

    static void WriteFingerprint(Utf8JsonWriter writer, FanoutProperties properties, DatadogTrim trim)
    {
        if (!properties.TryGetValue(Fingerprint, out var value))
            return;
        var text = value.Kind switch
        {
            FanoutValueKind.Null or FanoutValueKind.Structure => "",
            FanoutValueKind.Sequence => string.Join('|', value.AsSequence()),
            _ => value.ToString(),
        };
        // What redaction changed would group what does not belong together.
        if (text.Length > 0 && !text.Contains("[redacted:", StringComparison.Ordinal))
            writer.WriteText("fingerprint"u8, text, trim.NameLimit);
    }
}
