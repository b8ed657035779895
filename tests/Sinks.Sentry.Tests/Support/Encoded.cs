// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Events as the encoder writes them.</summary>
static class Encoded
{
    public const int EventBytesLimit = 1024 * 1024;

    /// <summary>Where events come from when a test compares bytes: nothing of this machine.</summary>
    public static SentrySource Source { get; } = new()
    {
        Release = "shop@1.4.2",
        Environment = "staging",
        Host = new SentryHost
        {
            RuntimeVersion = "10.0.0",
            RuntimeDescription = ".NET 10.0.0",
            RuntimeIdentifier = "linux-x64",
            OSName = "Linux",
            OSVersion = "6.1.0",
            OSDescription = "Some Linux 12",
            KernelVersion = "6.1.0",
            Distribution = new SentryDistribution("some", "12", "Some Linux 12"),
            Architecture = "X64",
            ProcessorCount = 8,
            MemoryBytes = 16_000_000_000,
            BootTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            TimeZone = "Etc/UTC",
            AppName = "Shop",
            AppVersion = "1.4.2+5f3c",
            AppStartTime = new DateTime(2026, 1, 1, 1, 0, 0, DateTimeKind.Utc),
            Locale = "de-DE",
            CultureName = "German (Germany)",
            Calendar = "GregorianCalendar",
        },
        SdkVersion = "1.2.3",
    };

    /// <summary>The payload at a trim level, however large.</summary>
    public static ReadOnlyMemory<byte> Bytes(
        FanoutItem item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null)
    {
        var draft = new SentryDraft();
        draft.Begin((FanoutEvent)item);
        new SentryPlaces(source ?? Source, content ?? new SentryContent()).Find(draft);
        new SentryAttachments(content ?? new SentryContent()).Write(draft, areSent: true);
        var writer = draft.BeginPayload();
        new SentryEventJson(source ?? Source, content ?? new SentryContent())
            .Write(writer, draft, SentryLimits.Of(trimLevel));
        writer.Flush();
        return draft.Payload.ToArray();
    }

    public static JsonElement Json(
        FanoutItem item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null) =>
        JsonDocument.Parse(Bytes(item, trimLevel, source, content)).RootElement;

    /// <summary>What the encoder writes: perhaps a line for the envelope's header, then its items.</summary>
    public static ReadOnlyMemory<byte> Body(
        FanoutItem item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null)
    {
        var output = new ArrayBufferWriter<byte>();
        new SentryEventEncoder(source ?? Source, content ?? new SentryContent()).Encode(item, output, trimLevel);
        return output.WrittenMemory;
    }

    /// <summary>The items of an envelope as the encoder writes them.</summary>
    public static ReadOnlyMemory<byte> Items(
        FanoutItem item, int trimLevel = 0, SentrySource? source = null, SentryContent? content = null) =>
        SentryBody.Of(Body(item, trimLevel, source, content)).Items;

    public static EncodedItem Item(FanoutEvent item) =>
        new(item.Id, item.Kind, item.Timestamp, item.Level, Body(item));
}
