// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>A host whose pool has no thread left for a while.</summary>
public sealed class StarvationTests
{
    // An emit costs well under a microsecond; more than this would be one that waits for something.
    const double NanosecondsPerEmitLimit = 50_000;
    const double ResumeLimit = 1_000;

    // A machine with more to do than it can may hold up any process; a defect holds up every attempt.
    const int Attempts = 3;

    [Fact]
    public async Task Emitting_stays_cheap_what_does_not_fit_is_counted_and_delivery_resumes_within_a_second()
    {
        var seconds = Scale.Of(3, 20);
        var figures = await RunAsync(seconds);
        for (var i = 1; i < Attempts && figures["resumed after milliseconds"] >= ResumeLimit; i++)
            figures = await RunAsync(seconds);

        figures["starved seconds"].ShouldBeGreaterThanOrEqualTo(seconds);
        figures["nanoseconds per emit"].ShouldBeLessThan(NanosecondsPerEmitLimit);
        figures["delivered while starved"].ShouldBe(0, "else the pool was not starved");
        figures["resumed after milliseconds"].ShouldBeLessThan(ResumeLimit);
        (figures["dropped by the intake"] + figures["dropped by a lane"]).ShouldBeGreaterThan(0);
        figures["balanced"].ShouldBe(1);
    }

    /// <summary>What the host says of its starvation.</summary>
    static async Task<Dictionary<string, double>> RunAsync(int seconds)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync("starved", receivers.Settings, ("HOST_STARVED_SECONDS", $"{seconds}"));
        end.ExitCode.ShouldBe(0, end.Errors);
        end.Errors.ShouldContain("as queue_full");
        return end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line.Contains(": ", StringComparison.Ordinal))
            .Select(static line => line.Split(": "))
            .ToDictionary(
                static parts => parts[0],
                static parts => double.Parse(parts[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
    }
}
