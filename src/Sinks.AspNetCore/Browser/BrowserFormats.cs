// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.AspNetCore;

/// <summary>Tells the formats apart by what the body says of itself: content types are the sender's to
/// choose.</summary>
static class BrowserFormats
{
    /// <summary>The most reports of one body; what is beyond is left out.</summary>
    public const int ReportLimit = 100;

    static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 32 };

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes, decompressed.</param>
    /// <param name="isOwn">Whether an address is of the host's own server; asked for envelopes.</param>
    /// <param name="now">The time of receipt.</param>
    public static BrowserBody Read(ReadOnlyMemory<byte> body, Func<string?, bool> isOwn, DateTimeOffset now)
    {
        // An envelope is JSON line by line and so never JSON as a whole, unless it has no item.
        using var whole = ParseJson(body);
        if (whole is null)
            return ReadEnvelope(body, isOwn, now);
        if ((ReportingApi.Parse(whole.RootElement) ?? ScriptReports.Parse(whole.RootElement)) is { } reports)
            return new BrowserBody(reports, 0, null);
        return whole.RootElement.Member("dsn").ValueKind == JsonValueKind.Undefined
            ? BrowserBody.Malformed
            : ReadEnvelope(body, isOwn, now);
    }

    /// <summary>Null when it is not JSON, or too deep; never throws.</summary>
    public static JsonDocument? ParseJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Bounded);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static BrowserBody ReadEnvelope(ReadOnlyMemory<byte> body, Func<string?, bool> isOwn, DateTimeOffset now)
    {
        if (!SentryEnvelope.TryReadHeader(body, out var dsn, out var items))
            return BrowserBody.Malformed;
        if (!isOwn(dsn))
            return new BrowserBody([], 0, BrowserRefusal.Dsn);
        return SentryEnvelope.ReadItems(items, now, out var ignored) is { } reports
            ? new BrowserBody(reports, ignored, null)
            : BrowserBody.Malformed;
    }
}
