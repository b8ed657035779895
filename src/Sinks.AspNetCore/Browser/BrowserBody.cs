// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>What a body comes to.</summary>
/// <param name="Reports">The reports in it.</param>
/// <param name="Ignored">How many things in it are no reports.</param>
/// <param name="Refusal">Why the whole body is refused, or null.</param>
sealed record BrowserBody(IReadOnlyList<BrowserReport> Reports, int Ignored, BrowserRefusal? Refusal)
{
    public static BrowserBody Malformed { get; } = new([], 0, BrowserRefusal.Malformed);
}
