// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Events that are grouped by a fingerprint, and that fingerprint. Without an entry no event is meant.
/// </summary>
public sealed class SentryFingerprintRule : FilterOptions
{
    /// <summary>
    /// The parts: texts with <c>{Name}</c> for the value of a property or of the context (<c>{TenantId}</c>), which is
    /// left out where there is none; <c>{{ default }}</c> is the server's own grouping. In configuration an array, or
    /// one text separated by commas. Without a part the rule changes nothing.
    /// </summary>
    public IList<string> Fingerprint { get; set; } = [];
}
