// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sinks.Sentry;

/// <summary>
/// What the encoder wrote: perhaps a line for the envelope's header, then the event and its attachments.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly struct SentryBody
{
    SentryBody(ReadOnlyMemory<byte> trace, ReadOnlyMemory<byte> items)
    {
        Trace = trace;
        Items = items;
    }

    /// <summary>Members of the header's <c>trace</c>; empty for an event without one.</summary>
    public ReadOnlyMemory<byte> Trace { get; }

    /// <summary>The items, whole, the event first.</summary>
    public ReadOnlyMemory<byte> Items { get; }

    /// <summary>How many items there are.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var rest = Items; !rest.IsEmpty; rest = rest[LengthOf(rest).Whole..])
                count++;
            return count;
        }
    }

    public static SentryBody Of(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.IsEmpty || encoded.Span[0] != SentryTraceLine.Begin)
            return new SentryBody(default, encoded);
        var end = encoded.Span.IndexOf((byte)'\n');
        return new SentryBody(encoded[..end], encoded[(end + 1)..]);
    }

    /// <summary>The event alone.</summary>
    /// <param name="leftOutBytes">The bytes of the attachments; at least one for each.</param>
    public SentryBody WithoutAttachments(out long leftOutBytes)
    {
        leftOutBytes = 0;
        var end = LengthOf(Items).Whole;
        for (var rest = Items[end..]; !rest.IsEmpty;)
        {
            var (whole, payload) = LengthOf(rest);
            leftOutBytes += Math.Max(1, payload);
            rest = rest[whole..];
        }

        return new SentryBody(Trace, Items[..end]);
    }

    /// <summary>The bytes of the first item: its header, a line break, its payload, a line break.</summary>
    static (int Whole, int Payload) LengthOf(ReadOnlyMemory<byte> items)
    {
        var end = items.Span.IndexOf((byte)'\n');
        var header = new Utf8JsonReader(items.Span[..end]);
        while (header.Read())
        {
            if (header.TokenType == JsonTokenType.PropertyName && header.ValueTextEquals("length"u8))
            {
                header.Read();
                return (end + header.GetInt32() + 2, header.GetInt32());
            }
        }

        throw new InvalidOperationException("An item was encoded without its length.");
    }
}
