// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the fingerprint, which replaces the server's own grouping, of events with a property of that name.
/// </summary>
static class SentryFingerprint
{
    public const string Property = "Fingerprint";

    public static void Write(Utf8JsonWriter writer, FanoutProperties properties)
    {
        if (!properties.TryGetValue(Property, out var value) || Read(value) is not { Count: > 0 } parts)
            return;
        writer.WriteStartArray("fingerprint"u8);
        foreach (var part in parts)
            writer.WriteStringValue(SentryText.Cut(part, SentryLimits.TagText));
        writer.WriteEndArray();
    }

    /// <summary>The parts: one scalar, or a list of them. Nothing else is a fingerprint.</summary>
    public static IReadOnlyList<string> Read(FanoutValue value)
    {
        IReadOnlyList<FanoutValue> parts = value.Kind == FanoutValueKind.Sequence ? value.AsSequence() : [value];
        return [.. parts.Where(IsPart).Take(SentryLimits.FingerprintParts).Select(static part => part.ToString())];
    }

    static bool IsPart(FanoutValue value) =>
        value.Kind is not (FanoutValueKind.Null or FanoutValueKind.Sequence or FanoutValueKind.Structure)
        && value.ToString().Length > 0;
}
