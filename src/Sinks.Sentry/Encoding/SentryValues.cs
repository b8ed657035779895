// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes values typed, and never much more than a number of bytes: what does not fit is replaced by
/// <see cref="SentryText.LeftOut"/>.
/// </summary>
static class SentryValues
{
    const int DepthLimit = 10;

    /// <summary>Room that must be left to begin another member: a name and a number, a time or the marker.</summary>
    const int MemberBytes = 128;

    /// <summary>What a name may always take of that room.</summary>
    const int NameBytes = 64;

    /// <summary>Writes a value; the writer must be positioned for one.</summary>
    public static void Write(Utf8JsonWriter writer, FanoutValue value, int bytes) =>
        Write(writer, value, Position(writer) + bytes, 0);

    /// <summary>Writes members into an object that is already open.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, FanoutProperties members, int bytes) =>
        WriteMembers(writer, members, Position(writer) + bytes, 0);

    /// <summary>A value as JSON.</summary>
    public static string ToJson(FanoutValue value, int bytes)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
            Write(writer, value, bytes);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>How many bytes were written so far.</summary>
    public static long Position(Utf8JsonWriter writer) => writer.BytesCommitted + writer.BytesPending;

    static void Write(Utf8JsonWriter writer, FanoutValue value, long end, int depth)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Text:
                writer.WriteStringValue(SentryText.CutToBytes(value.AsText()!, end - Position(writer)));
                break;
            case FanoutValueKind.Sequence or FanoutValueKind.Structure when depth == DepthLimit:
                writer.WriteStringValue(SentryText.LeftOut);
                break;
            case FanoutValueKind.Sequence:
                writer.WriteStartArray();
                WriteElements(writer, value.AsSequence(), end, depth + 1);
                writer.WriteEndArray();
                break;
            case FanoutValueKind.Structure:
                writer.WriteStartObject();
                WriteMembers(writer, value.AsStructure(), end, depth + 1);
                writer.WriteEndObject();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    static void WriteElements(Utf8JsonWriter writer, IReadOnlyList<FanoutValue> elements, long end, int depth)
    {
        // The enumerator of the interface would allocate.
        for (var i = 0; i < elements.Count; i++)
        {
            if (end - Position(writer) < MemberBytes)
            {
                writer.WriteStringValue(SentryText.LeftOut);
                return;
            }

            Write(writer, elements[i], end, depth);
        }
    }

    static void WriteMembers(Utf8JsonWriter writer, FanoutProperties members, long end, int depth)
    {
        foreach (var member in members.AsSpan())
        {
            var spare = end - Position(writer) - MemberBytes;
            if (spare < 0)
            {
                writer.WriteString(SentryText.LeftOut, SentryText.LeftOut);
                return;
            }

            writer.WritePropertyName(SentryText.CutToBytes(member.Name, spare + NameBytes));
            Write(writer, member.Value, end, depth);
        }
    }
}
