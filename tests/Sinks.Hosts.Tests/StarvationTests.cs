// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>A host whose pool has no thread left for a while.</summary>
public sealed class StarvationTests
{
    // An emit costs well under a microsecond; more than this would be one that waits for something.
    const double NanosecondsPerEmitLimit = 50_000;

    [Fact]
    public async Task Emitting_stays_cheap_what_does_not_fit_is_counted_and_delivery_resumes_within_a_second()
    {
        var seconds = Scale.Of(3, 20);
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync(
            "starved", receivers.Settings, ("HOST_STARVED_SECONDS", $"{seconds}"));

        end.ExitCode.ShouldBe(0, end.Errors);
        var figures = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line.Contains(": ", StringComparison.Ordinal))
            .Select(static line => line.Split(": "))
            .ToDictionary(
                static parts => parts[0],
                static parts => double.Parse(parts[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
        figures["starved seconds"].ShouldBeGreaterThanOrEqualTo(seconds);
        figures["nanoseconds per emit"].ShouldBeLessThan(NanosecondsPerEmitLimit);
        figures["delivered while starved"].ShouldBe(0, "else the pool was not starved");
        figures["resumed after milliseconds"].ShouldBeLessThan(1_000);
        (figures["dropped by the intake"] + figures["dropped by a lane"]).ShouldBeGreaterThan(0);
        figures["balanced"].ShouldBe(1, end.Output);
        end.Errors.ShouldContain("as queue_full");
    }
}
