// SPDX-License-Identifier: Apache-2.0
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>PublishTrimmed: all configuration in appsettings.json, where the trimmer does not look.</summary>
[Collection(PackagesCollection.Name)]
public sealed class TrimmedTests(PublishedApps apps)
{
    [PublishFact]
    public async Task No_warning_is_about_our_assemblies()
    {
        var app = await apps.TrimmedAsync();

        app.Warnings.ShouldWarnOfOthersOnly();
    }

    [PublishFact]
    public async Task Backends_of_Serilogs_settings_are_found_by_name()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.TrimmedAsync()).RunAsync(receivers, "serilog");

        end.Output.ShouldBe("ops: Ended, 1 of 1. \nsentry: Ended, 1 of 1. \n", end.ToString());
        receivers.ShouldHaveArrivedFrom("JsonHost");
    }

    [PublishFact]
    public async Task Backends_of_a_hosts_settings_are_found_by_name()
    {
        await using var receivers = await Receivers.StartAsync();

        var end = await (await apps.TrimmedAsync()).RunAsync(receivers, "logging");

        end.Output.ShouldContain("sentry: Ended, 1 of 1. \n", customMessage: end.ToString());
        receivers.ShouldHaveArrivedFrom("JsonHost");
    }
}
