// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.AspNetCore;

/// <summary>
/// Reads an envelope of Sentry's JavaScript SDK, sent through its option <c>tunnel</c>: a header, then for each item a
/// header and a payload, each on a line of its own or of the length the header says.
/// </summary>
static class SentryEnvelope
{
    const int ItemLimit = 100;
    const byte NewLine = (byte)'\n';

    /// <summary>The address of the server it is meant for.</summary>
    /// <returns>False when the body is no envelope; the address is null when it names none.</returns>
    public static bool TryReadHeader(ReadOnlyMemory<byte> body, out string? dsn, out ReadOnlyMemory<byte> items)
    {
        (dsn, items) = (null, default);
        if (!TryTakeLine(ref body, out var line) || ParseObject(line) is not { } header)
            return false;
        using (header)
            dsn = header.RootElement.Text("dsn", BrowserText.Address);
        items = body;
        return true;
    }

    /// <summary>Reads the items.</summary>
    /// <param name="items">What follows the header.</param>
    /// <param name="now">The time of receipt.</param>
    /// <param name="ignored">How many items are no events.</param>
    /// <returns>The reports; null when the envelope is not whole.</returns>
    public static IReadOnlyList<BrowserReport>? ReadItems(
        ReadOnlyMemory<byte> items, DateTimeOffset now, out int ignored)
    {
        ignored = 0;
        var reports = new List<BrowserReport>();
        for (var count = 0; !items.IsEmpty && count < ItemLimit; count++)
        {
            if (!TryTakeLine(ref items, out var line))
                return null;
            if (line.IsEmpty)
                continue;
            if (!TryTakeItem(line, ref items, out var type, out var payload))
                return null;
            if (type is "event" && ReadEvent(payload, now) is { } report)
                reports.Add(report);
            else
                ignored++;
        }

        return reports;
    }

    static BrowserReport? ReadEvent(ReadOnlyMemory<byte> payload, DateTimeOffset now)
    {
        using var sent = ParseObject(payload);
        return sent is null ? null : SentryEvents.Parse(sent.RootElement, now);
    }

    static bool TryTakeItem(
        ReadOnlyMemory<byte> line, ref ReadOnlyMemory<byte> rest, out string? type, out ReadOnlyMemory<byte> payload)
    {
        (type, payload) = (null, default);
        if (ParseObject(line) is not { } header)
            return false;
        using (header)
        {
            type = header.RootElement.Text("type", BrowserText.Short);
            if (header.RootElement.Member("length") is not { ValueKind: JsonValueKind.Number } said)
                return TryTakeLine(ref rest, out payload);
            if (!said.TryGetInt32(out var length) || length < 0 || length > rest.Length)
                return false;
            payload = rest[..length];
            rest = rest[length..];
            // The line break after it is the end of the item, and may be missing after the last.
            if (!rest.IsEmpty && rest.Span[0] == NewLine)
                rest = rest[1..];
            return true;
        }
    }

    static bool TryTakeLine(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (rest.IsEmpty)
            return false;
        var end = rest.Span.IndexOf(NewLine);
        (line, rest) = end < 0 ? (rest, default) : (rest[..end], rest[(end + 1)..]);
        return true;
    }

    static JsonDocument? ParseObject(ReadOnlyMemory<byte> json)
    {
        var document = BrowserFormats.ParseJson(json);
        if (document?.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document?.Dispose();
        return null;
    }
}
