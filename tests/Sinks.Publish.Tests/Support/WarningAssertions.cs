// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests.Support;

/// <summary>What trimming and native compilation may warn of.</summary>
static class WarningAssertions
{
    /// <summary>
    /// Serilog 3.1 warns in every such publish: without its warnings this would not see ours either.
    /// </summary>
    public static void ShouldWarnOfOthersOnly(this IReadOnlyList<string> warnings)
    {
        var ours = warnings.Where(static warning => warning.Contains("Sinks.", StringComparison.Ordinal)).ToList();
        ours.ShouldBeEmpty($"Beside {warnings.Count - ours.Count} warnings about others.");
        warnings.ShouldContain(static warning => warning.Contains("Serilog.", StringComparison.Ordinal));
    }
}
