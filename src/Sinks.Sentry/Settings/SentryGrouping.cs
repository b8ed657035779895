// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>A rule of the options that gives events a fingerprint, ready for use.</summary>
sealed class SentryGrouping(SentryFingerprintRule rule)
{
    readonly EventMatcher _events = new(rule);
    readonly SentryFingerprintPart[] _parts = [.. rule.Fingerprint
        .Where(static part => !string.IsNullOrWhiteSpace(part))
        .Select(SentryFingerprintPart.Parse)];

    public static IReadOnlyList<SentryGrouping> Of(
        IEnumerable<KeyValuePair<string, SentryFingerprintRule>> rules, BackendSetup setup)
    {
        var groupings = new List<SentryGrouping>();
        foreach (var (name, rule) in rules.OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            var key = $"{nameof(SentryOptions.Fingerprints)}:{name}";
            if (!SentryContent.HasEntries(rule))
                setup.ReportMistake(key, "fits no event.", "Name Exceptions, Categories or Templates.");
            else if (!rule.Fingerprint.Any(static part => !string.IsNullOrWhiteSpace(part)))
                setup.ReportMistake(key, "has no fingerprint.", "Write Fingerprint as a list of texts.");
            else
                groupings.Add(new SentryGrouping(rule));
        }

        return groupings;
    }

    public bool Fits(FanoutEvent item) => _events.Fits(item);

    /// <summary>The parts that the event has values for.</summary>
    public IEnumerable<string> PartsFor(FanoutEvent item) =>
        _parts.Select(part => part.For(item)).Where(static part => part.Length > 0);
}
