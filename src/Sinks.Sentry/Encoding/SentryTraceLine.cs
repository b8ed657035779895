// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the line in front of an event's items that ends up in the envelope's header: the members of its
/// <c>trace</c> that the event knows, without braces. Key and owner of the project are the envelope's to add: what is
/// encoded holds no credential.
/// </summary>
sealed class SentryTraceLine(SentrySource source)
{
    /// <summary>What the line begins with, as no item does.</summary>
    public const byte Begin = (byte)'"';

    readonly byte[] _labels = Labels(source);

    /// <summary>Writes the line; nothing for an event without a trace.</summary>
    public void Write(IBufferWriter<byte> output, FanoutEvent item)
    {
        if (item.TraceId is not { } traceId)
            return;
        output.Write("\"trace_id\":"u8);
        WriteText(output, traceId);
        output.Write(_labels);
        if (SentryRequest.TransactionOf(item) is { } transaction)
        {
            output.Write(",\"transaction\":"u8);
            WriteText(output, SentryText.Line(SentryText.Cut(transaction, SentryLimits.Transaction)));
        }

        output.Write("\n"u8);
    }

    static byte[] Labels(SentrySource source)
    {
        var labels = new ArrayBufferWriter<byte>();
        labels.Write(",\"environment\":"u8);
        WriteText(labels, SentryText.Line(SentryText.Cut(source.Environment, SentryLimits.Environment)));
        if (source.Release is { } release)
        {
            labels.Write(",\"release\":"u8);
            WriteText(labels, SentryText.Line(SentryText.Cut(release, SentryLimits.Release)));
        }

        return labels.WrittenSpan.ToArray();
    }

    static void WriteText(IBufferWriter<byte> output, string text)
    {
        using var json = FanoutJson.Rent(output);
        json.Writer.WriteStringValue(text);
    }
}
