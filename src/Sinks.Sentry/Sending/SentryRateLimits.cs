// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Sentry;

/// <summary>
/// The header <c>X-Sentry-Rate-Limits</c>: limits separated by commas, each
/// <c>seconds:category;category:scope:reason:namespaces</c>, of which only the first two parts matter here.
/// </summary>
static class SentryRateLimits
{
    const double LongestSeconds = 86_400;

    /// <summary>
    /// The longest limit that concerns events, or null. What cannot be read is passed over, as other clients do.
    /// </summary>
    public static TimeSpan? Wait(string? header)
    {
        var longest = 0d;
        foreach (var limit in (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = limit.Split(':', StringSplitOptions.TrimEntries);
            if (ConcernsEvents(parts.ElementAtOrDefault(1) ?? ""))
                longest = Math.Max(longest, Seconds(parts[0]));
        }

        return longest > 0 ? TimeSpan.FromSeconds(longest) : null;
    }

    /// <summary>No category means all of them; a limit of unknown ones alone means nothing.</summary>
    static bool ConcernsEvents(string categories) =>
        categories.Length == 0 || categories.Split(';', StringSplitOptions.TrimEntries).Any(IsOfEvents);

    static bool IsOfEvents(string category) => category.ToUpperInvariant() is "ERROR" or "DEFAULT";

    static double Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? Math.Min(seconds, LongestSeconds)
            : 0;
}
