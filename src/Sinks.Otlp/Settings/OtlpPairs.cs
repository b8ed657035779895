// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>Reads the lists of OpenTelemetry's variables: <c>key=value,key2=value2</c>, percent-encoded.</summary>
static class OtlpPairs
{
    /// <summary>The pairs, or null when any of them cannot be read.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Parse(string text)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !TryDecode(part[..at], out var key) || !TryDecode(part[(at + 1)..], out var value))
                return null;
            pairs.Add(new(key, value));
        }

        return pairs;
    }

    static bool TryDecode(string text, out string decoded)
    {
        decoded = Uri.UnescapeDataString(text.Trim());
        // What is left of a percent sign that no two digits follow.
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
                return false;
        }

        return decoded.Length > 0 || text.Length == 0;
    }
}
