// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes what a span says beside its name: its attributes, typed, and the exception that it recorded.
/// </summary>
/// <param name="sendsPersonalData">Whether addresses of clients may be sent.</param>
sealed class SentrySpanData(bool sendsPersonalData)
{
    const string Exception = "exception";
    const string SpansLeftOut = "sinks.spans_left_out";

    /// <summary>Attributes that hold the address of whoever asks.</summary>
    static readonly FrozenSet<string> OfClients = new[]
    {
        "client.address", "client.port", "http.client_ip",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those that do so only where the other side is the one who asks.</summary>
    static readonly FrozenSet<string> OfPeers = new[]
    {
        "network.peer.address", "network.peer.port", "net.peer.ip", "net.sock.peer.addr", "net.sock.peer.port",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A text under the first of two names that holds one; null when there is none.</summary>
    public static string? Text(FanoutSpan span, string name, string? otherName = null)
    {
        if (span.Attributes.TryGetValue(name, out var value) && value.AsText() is { Length: > 0 } text)
            return text;
        return otherName is null ? null : Text(span, otherName);
    }

    /// <summary>Writes <c>data</c> into an object that is open.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="span">The span.</param>
    /// <param name="bytes">About how many bytes there are; 0 leaves out what the span says.</param>
    /// <param name="spansLeftOut">How many spans below it are not sent.</param>
    public void Write(Utf8JsonWriter writer, FanoutSpan span, int bytes, int spansLeftOut)
    {
        if (bytes == 0 && spansLeftOut == 0)
            return;
        writer.WriteStartObject("data"u8);
        if (bytes > 0)
            WriteAll(writer, span, SentryValues.Position(writer) + bytes);
        if (spansLeftOut > 0)
            writer.WriteNumber(SpansLeftOut, spansLeftOut);
        writer.WriteEndObject();
    }

    void WriteAll(Utf8JsonWriter writer, FanoutSpan span, long end)
    {
        WriteOrigin(writer, span);
        foreach (ref readonly var attribute in span.Attributes.AsSpan())
        {
            if (IsLeftOut(attribute, span))
                continue;
            var left = end - SentryValues.Position(writer);
            if (left < SentryLimits.SmallestExtraBytes)
            {
                writer.WriteString(SentryText.LeftOut, SentryText.LeftOut);
                break;
            }

            writer.WritePropertyName(SentryText.Cut(attribute.Name, SentryLimits.TagText));
            SentryValues.Write(writer, attribute.Value, (int)left - (SentryLimits.SmallestExtraBytes / 2));
        }

        WriteException(writer, span);
    }

    static void WriteOrigin(Utf8JsonWriter writer, FanoutSpan span)
    {
        if (span.SpanKind != ActivityKind.Internal)
        {
            writer.WriteString("otel.kind"u8, span.SpanKind switch
            {
                ActivityKind.Server => "SERVER"u8,
                ActivityKind.Client => "CLIENT"u8,
                ActivityKind.Producer => "PRODUCER"u8,
                _ => "CONSUMER"u8,
            });
        }

        SentryText.Write(writer, "otel.scope.name"u8, span.Source, SentryLimits.TypeName);
    }

    bool IsLeftOut(in FanoutProperty attribute, FanoutSpan span) =>
        attribute.Name is "otel.kind" or "otel.scope.name" or SpansLeftOut
        || (!sendsPersonalData
            && (OfClients.Contains(attribute.Name)
                || (span.SpanKind is ActivityKind.Server && OfPeers.Contains(attribute.Name))));

    /// <summary>
    /// Spans have no place for what happened meanwhile; the last exception is worth telling, and only where no
    /// attribute does.
    /// </summary>
    static void WriteException(Utf8JsonWriter writer, FanoutSpan span)
    {
        for (var i = span.Events.Count - 1; i >= 0; i--)
        {
            var happened = span.Events[i];
            if (!string.Equals(happened.Name, Exception, StringComparison.Ordinal))
                continue;
            WriteText(writer, span, happened, "exception.type", SentryLimits.TypeName);
            WriteText(writer, span, happened, "exception.message", SentryLimits.HelpLink);
            return;
        }
    }

    static void WriteText(Utf8JsonWriter writer, FanoutSpan span, FanoutSpanEvent happened, string name, int limit)
    {
        if (!span.Attributes.TryGetValue(name, out _)
            && happened.Attributes.TryGetValue(name, out var value) && value.AsText() is { Length: > 0 } text)
            writer.WriteString(name, SentryText.Cut(text, limit));
    }
}
