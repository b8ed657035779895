// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>How texts become JSON.</summary>
static class DatadogText
{
    /// <summary>Writes a text of at most so many characters; nothing when it is null.</summary>
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> key, string? text, int limit)
    {
        if (text is not null)
            writer.WriteString(key, FanoutText.Cut(text, limit));
    }
}
