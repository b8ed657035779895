// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;

namespace Sinks.Datadog;

/// <summary>W3C ids as older tracers of Datadog write them.</summary>
static class DatadogTraceIds
{
    const int LowDigits = 16;
    const int DecimalDigits = 20;

    /// <summary>Writes the low 64 bits of an id in hex as a decimal number; nothing for what is no id.</summary>
    public static void WriteDecimal(Utf8JsonWriter writer, ReadOnlySpan<byte> key, string? id)
    {
        if (id is null || id.Length < LowDigits)
            return;
        var low = id.AsSpan(id.Length - LowDigits);
        if (!ulong.TryParse(low, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            return;
        Span<byte> text = stackalloc byte[DecimalDigits];
        number.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        writer.WriteString(key, text[..written]);
    }
}
