// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosting.Tests.Support;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests;

/// <summary>The startup hook over applications it may or may not fit.</summary>
public sealed class StartupHookTests
{
    const string Accepted = "accepted before the end";

    [Fact]
    public async Task A_worker_of_an_older_framework_without_Serilog_is_plugged_in()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync("Worker", ["application worker", "stop"], App.Hooked(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Output.ShouldBe("ending\n");
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }

    [Theory]
    [InlineData("OlderHost", "default worker", @"Microsoft\.Extensions\.[A-Za-z.]+ 7\.0\.0\.0, and 8\.0\.0\.0")]
    [InlineData("OlderSerilog", "application worker", @"Serilog 2\.10\.0\.0, and 3\.1\.1")]
    public async Task An_application_that_brings_something_older_runs_as_ever_and_one_line_says_why(
        string app, string host, string why)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync(app, [host, "stop"], App.Hooked(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Output.ShouldBe("ending\n");
        end.Errors.Split('\n').Where(static line => line.Contains("Sinks:", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldMatch($@"^Sinks: does nothing in this application: it brings {why} or newer is needed\. Update it");
        receivers.Sentry.Requests.ShouldBeEmpty();
        receivers.Ops.Requests.ShouldBeEmpty();
    }
}
