// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// Writes what an issue is grouped by where the event says so: the property <c>Fingerprint</c>, a scalar or a list of
/// them. The server takes up to 64 bytes as they are and hashes what is longer.
/// </summary>
static class PostHogFingerprint
{
    public const string Property = "Fingerprint";

    /// <summary>The most characters: beyond it no longer a name for something, and left out rather than cut.</summary>
    public const int LengthLimit = 10_000;

    public static void Write(Utf8JsonWriter writer, FanoutProperties properties)
    {
        if (!properties.TryGetValue(Property, out var value))
            return;
        var text = value.Kind switch
        {
            FanoutValueKind.Null or FanoutValueKind.Structure => "",
            FanoutValueKind.Sequence => Joined(value.AsSequence()),
            _ => value.ToString(),
        };
        if (text.Length is > 0 and <= LengthLimit && !PostHogText.IsMarked(text))
            writer.WriteString("$exception_fingerprint"u8, text);
    }

    static string Joined(IReadOnlyList<FanoutValue> parts) => string.Join(
        '|',
        parts.Where(static part => part.Kind
            is not (FanoutValueKind.Null or FanoutValueKind.Structure or FanoutValueKind.Sequence)));
}
