// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>
/// What a server may know us by: values of headers, and of the query that some services have a key in.
/// </summary>
static class OtlpSecrets
{
    // Shorter ones are switches and versions; they would silence every answer they happen to be part of.
    const int ShortestSecret = 4;

    /// <summary>The texts that no message may repeat.</summary>
    public static IReadOnlyList<string> Of(IDictionary<string, string> headers, Uri endpoint)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in headers.Values)
        {
            secrets.Add(value);
            // "Bearer abc": a server may well repeat the second part alone.
            secrets.Add(value[(value.LastIndexOf(' ') + 1)..]);
        }

        foreach (var pair in endpoint.Query.TrimStart('?').Split('&'))
        {
            var value = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
            secrets.Add(value);
            secrets.Add(Uri.UnescapeDataString(value));
        }

        return [.. secrets.Where(static secret => secret.Length >= ShortestSecret)];
    }
}
