// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Publish.Tests.Support;

/// <summary>A published application, and what its publish said.</summary>
/// <param name="app">The application.</param>
/// <param name="publishOutput">The output of the publish.</param>
public sealed partial class PublishedApp(PackagedApp app, string publishOutput)
{
    /// <summary>What trimming and native compilation warned of, each once.</summary>
    public IReadOnlyList<string> Warnings { get; } =
        [.. publishOutput.Split('\n').Where(static line => Warning().IsMatch(line)).Distinct(StringComparer.Ordinal)];

    /// <summary>Runs it to its end, which is a good one, with the receivers as its backends <c>sentry</c> and
    /// <c>ops</c>.</summary>
    /// <param name="receivers">Where it sends to.</param>
    /// <param name="way">The way an event takes in it, such as <c>serilog</c> or <c>logging</c>.</param>
    /// <param name="variables">Further environment variables.</param>
    public async Task<CommandEnd> RunAsync(
        Receivers receivers, string way, params IEnumerable<(string Name, string Value)> variables) =>
        (await EndAsync(receivers, way, variables)).ShouldEndWith(0);

    /// <summary>Runs it to whatever end it comes to.</summary>
    public Task<CommandEnd> EndAsync(
        Receivers receivers, string way, params IEnumerable<(string Name, string Value)> variables) =>
        app.RunAsync([way], [.. receivers.Variables, .. variables]);

    // NETSDK warnings and those of the compiler are errors in these projects or none of our concern.
    [GeneratedRegex("warning IL[0-9]{4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Warning();
}
