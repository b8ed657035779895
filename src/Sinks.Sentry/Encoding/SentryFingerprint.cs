// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the fingerprint, which replaces the server's own grouping: that of the property of this name, else that of
/// the first rule which fits the event. What redaction changed is no part of one.
/// </summary>
sealed class SentryFingerprint(IReadOnlyList<SentryGrouping> groupings)
{
    public const string Property = "Fingerprint";

    public void Write(Utf8JsonWriter writer, FanoutEvent item)
    {
        var parts = PartsOf(item);
        if (parts.Count == 0)
            return;
        writer.WriteStartArray("fingerprint"u8);
        foreach (var part in parts)
            writer.WriteStringValue(SentryText.Cut(part, SentryLimits.TagText));
        writer.WriteEndArray();
    }

    /// <summary>The parts: one scalar, or a list of them. Nothing else is a fingerprint.</summary>
    public static IReadOnlyList<string> Read(FanoutValue value) => value.Kind == FanoutValueKind.Sequence
        ? Usable(value.AsSequence().Where(IsScalar).Select(static part => part.ToString()))
        : IsScalar(value) ? Usable([value.ToString()]) : [];

    IReadOnlyList<string> PartsOf(FanoutEvent item)
    {
        if (item.Properties.TryGetValue(Property, out var value) && Read(value) is { Count: > 0 } parts)
            return parts;
        foreach (var grouping in groupings)
        {
            if (grouping.Fits(item))
                return Usable(grouping.PartsFor(item));
        }

        return [];
    }

    static bool IsScalar(FanoutValue value) =>
        value.Kind is not (FanoutValueKind.Null or FanoutValueKind.Sequence or FanoutValueKind.Structure);

    static string[] Usable(IEnumerable<string> parts) => [.. parts
        .Where(static part => part.Length > 0 && !SentryText.IsMarked(part))
        .Take(SentryLimits.FingerprintParts)];
}
