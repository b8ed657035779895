// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the line in front of items that ends up in the envelope's header: the members of its
/// <c>trace</c> that the item knows, without braces. Key and owner of the project are the envelope's to add: what is
/// encoded holds no credential.
/// </summary>
/// <param name="source">Where items come from.</param>
/// <param name="sampleRate">The share of traces that is taken; null where none is sampled.</param>
sealed class SentryTraceLine(SentrySource source, double? sampleRate = null)
{
    /// <summary>What the line begins with, as no item does.</summary>
    public const byte Begin = (byte)'"';

    readonly byte[] _labels = Labels(source);
    readonly byte[] _sampleRate = Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $",\"sample_rate\":\"{sampleRate}\""));

    /// <summary>Writes the line; nothing for an event without a trace.</summary>
    public void Write(IBufferWriter<byte> output, FanoutEvent item)
    {
        if (item.TraceId is not { } traceId)
            return;
        WriteTrace(output, traceId, SentryRequest.TransactionOf(item));
        output.Write("\n"u8);
    }

    /// <summary>Writes the line of a transaction.</summary>
    public void Write(IBufferWriter<byte> output, FanoutSpan root, in SentryOperation operation)
    {
        // A name that holds the values of one request is none by which traces could be told apart.
        WriteTrace(
            output, root.TraceId, operation.HasRawUrl ? null : SentryTransactionJson.NameOf(operation));
        output.Write(",\"sampled\":\"true\""u8);
        // Whoever began the trace has sampled it, at a rate of its own.
        if (sampleRate is not null && !root.HasRemoteParent)
            output.Write(_sampleRate);
        output.Write("\n"u8);
    }

    void WriteTrace(IBufferWriter<byte> output, string traceId, string? transaction)
    {
        output.Write("\"trace_id\":"u8);
        WriteText(output, traceId);
        output.Write(_labels);
        if (transaction is not null)
        {
            output.Write(",\"transaction\":"u8);
            WriteText(output, SentryText.Line(SentryText.Cut(transaction, SentryLimits.Transaction)));
        }
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
