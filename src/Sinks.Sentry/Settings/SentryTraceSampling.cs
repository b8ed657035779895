// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Sentry;

/// <summary>Which traces are taken.</summary>
/// <param name="Rate">The share of those that begin here, 0 to 1.</param>
/// <param name="FollowsParent">Whether those that began in another process are taken when it says so.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct SentryTraceSampling(double Rate, bool FollowsParent)
{
    /// <summary>For whoever turns traces on and names no rate.</summary>
    const double DefaultRate = 0.1;

    /// <summary>What the options ask for; null when they ask for no traces.</summary>
    public static SentryTraceSampling? Of(SentryOptions options) => options.EnableTraces ?? options.TracesSampleRate > 0
        ? new SentryTraceSampling(Math.Clamp(options.TracesSampleRate ?? DefaultRate, 0, 1), options.TracesFollowParent)
        : null;
}
