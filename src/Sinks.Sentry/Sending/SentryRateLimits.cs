// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;

namespace Sinks.Sentry;

/// <summary>
/// The header <c>X-Sentry-Rate-Limits</c>: limits separated by commas, each
/// <c>seconds:category;category:scope:reason:namespaces</c>, of which only the first two parts matter here.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly struct SentryRateLimits
{
    /// <summary>What the header is called.</summary>
    public const string Header = "X-Sentry-Rate-Limits";

    const double LongestSeconds = 86_400;

    // By category; null without any limit.
    readonly TimeSpan[]? _lengths;

    SentryRateLimits(TimeSpan[] lengths) => _lengths = lengths;

    /// <summary>The longest limit that concerns a category, or null.</summary>
    public TimeSpan? Of(SentryCategory category) =>
        _lengths?[(int)category] is { } length && length > TimeSpan.Zero ? length : null;

    /// <summary>The longest limit that concerns one of two categories, or null.</summary>
    public TimeSpan? Of(SentryCategory one, SentryCategory other) =>
        (Of(one) ?? TimeSpan.Zero) > (Of(other) ?? TimeSpan.Zero) ? Of(one) : Of(other);

    /// <summary>Reads the header. What cannot be read is passed over, as other clients do.</summary>
    public static SentryRateLimits Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return default;
        var lengths = new TimeSpan[SentryCategories.Count];
        foreach (var limit in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = limit.Split(':', StringSplitOptions.TrimEntries);
            if (Length(parts[0]) is { } length)
                Extend(lengths, length, parts.ElementAtOrDefault(1) ?? "");
        }

        return new SentryRateLimits(lengths);
    }

    /// <summary>No category means all of them; a limit of unknown ones alone means nothing.</summary>
    static void Extend(TimeSpan[] lengths, TimeSpan length, string categories)
    {
        if (categories.Length == 0)
        {
            foreach (ref var known in lengths.AsSpan())
                known = Longer(known, length);
            return;
        }

        foreach (var name in categories.Split(';', StringSplitOptions.TrimEntries))
        {
            if (SentryCategories.Read(name) is { } category)
                lengths[(int)category] = Longer(lengths[(int)category], length);
        }
    }

    static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    static TimeSpan? Length(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds))
            : null;
}
