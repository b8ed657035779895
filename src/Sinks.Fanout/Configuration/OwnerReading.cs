// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What is known of a backend that may bring companions.</summary>
/// <param name="Companions">Those it brings.</param>
/// <param name="WhyOff">Why it is switched off, and they with it; null when it is not.</param>
/// <param name="Mistakes">The mistakes that were found when it was read.</param>
sealed record OwnerReading(
    IReadOnlyList<BackendCandidate> Companions, string? WhyOff, IReadOnlyList<Mistake> Mistakes);
