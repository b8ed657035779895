// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;

namespace Sinks.Sentry;

/// <summary>
/// The header <c>X-Sentry-Rate-Limits</c>: limits separated by commas, each
/// <c>seconds:category;category:scope:reason:namespaces</c>, of which only the first two parts matter here.
/// </summary>
/// <param name="Events">The longest limit that concerns events, or null.</param>
/// <param name="Attachments">The longest one that concerns attachments, or null.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct SentryRateLimits(TimeSpan? Events, TimeSpan? Attachments)
{
    const double LongestSeconds = 86_400;

    /// <summary>Reads the header. What cannot be read is passed over, as other clients do.</summary>
    public static SentryRateLimits Read(string? header)
    {
        var limits = default(SentryRateLimits);
        if (string.IsNullOrEmpty(header))
            return limits;
        foreach (var limit in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = limit.Split(':', StringSplitOptions.TrimEntries);
            if (Length(parts[0]) is { } length)
                limits = limits.With(length, parts.ElementAtOrDefault(1) ?? "");
        }

        return limits;
    }

    /// <summary>No category means all of them; a limit of unknown ones alone means nothing.</summary>
    SentryRateLimits With(TimeSpan length, string categories)
    {
        var limits = this;
        foreach (var category in categories.Split(';', StringSplitOptions.TrimEntries))
        {
            limits = category.ToUpperInvariant() switch
            {
                "" when categories.Length > 0 => limits,
                "" => new SentryRateLimits(Longer(limits.Events, length), Longer(limits.Attachments, length)),
                "ERROR" or "DEFAULT" => limits with { Events = Longer(limits.Events, length) },
                "ATTACHMENT" => limits with { Attachments = Longer(limits.Attachments, length) },
                _ => limits,
            };
        }

        return limits;
    }

    static TimeSpan Longer(TimeSpan? left, TimeSpan right) => left > right ? left.Value : right;

    static TimeSpan? Length(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds))
            : null;
}
