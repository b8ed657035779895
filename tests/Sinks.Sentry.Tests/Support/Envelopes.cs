// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry.Tests;

/// <summary>Reads envelopes as receivers do: a header line, then for each item a header line and its bytes.</summary>
static class Envelopes
{
    /// <summary>The envelope's header.</summary>
    public static JsonElement Header(ReceivedRequest request) => Json(Split(request.Body).Line);

    /// <summary>The items with their payloads, in their order.</summary>
    public static IReadOnlyList<(JsonElement Header, ReadOnlyMemory<byte> Payload)> Items(ReceivedRequest request) =>
        Items(Split(request.Body).After);

    /// <summary>The payload of the event.</summary>
    public static JsonElement Event(ReceivedRequest request) =>
        Json(Items(request).Single(item => TypeOf(item.Header) == "event").Payload);

    /// <summary>The types of the items, in their order.</summary>
    public static IEnumerable<string> Types(ReceivedRequest request) =>
        Items(request).Select(item => TypeOf(item.Header));

    /// <summary>What the client reports of a request tell: reason, category and quantity.</summary>
    public static IEnumerable<string> Discarded(ReceivedRequest request) => Items(request)
        .Where(item => TypeOf(item.Header) == "client_report").SelectMany(item => DiscardedIn(Json(item.Payload)));

    /// <summary>What a client report as an item tells.</summary>
    public static IEnumerable<string> Discarded(ReadOnlyMemory<byte> item) =>
        Items(item).SelectMany(one => DiscardedIn(Json(one.Payload)));

    static IEnumerable<string> DiscardedIn(JsonElement report) =>
        report.GetProperty("discarded_events").EnumerateArray().Select(entry =>
            $"{entry.GetProperty("reason")} {entry.GetProperty("category")} {entry.GetProperty("quantity")}");

    /// <summary>Items as an encoder writes them.</summary>
    public static IReadOnlyList<(JsonElement Header, ReadOnlyMemory<byte> Payload)> Items(ReadOnlyMemory<byte> bytes)
    {
        var items = new List<(JsonElement, ReadOnlyMemory<byte>)>();
        while (!bytes.IsEmpty)
        {
            var (line, rest) = Split(bytes);
            var header = Json(line);
            var length = header.GetProperty("length").GetInt32();
            items.Add((header, rest[..length]));
            rest.Span[length].ShouldBe((byte)'\n');
            bytes = rest[(length + 1)..];
        }

        return items;
    }

    static (ReadOnlyMemory<byte> Line, ReadOnlyMemory<byte> After) Split(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        return (bytes[..end], bytes[(end + 1)..]);
    }

    static string TypeOf(JsonElement header) => header.GetProperty("type").GetString()!;

    static JsonElement Json(ReadOnlyMemory<byte> bytes) => JsonDocument.Parse(bytes).RootElement;
}
