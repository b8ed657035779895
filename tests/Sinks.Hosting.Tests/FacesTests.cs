// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosting.Tests.Support;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests;

/// <summary>The plug-in beside other ways of logging.</summary>
public sealed class FacesTests
{
    const string Accepted = "accepted before the end";

    [Theory]
    [InlineData("AddFanout")]
    [InlineData("AddSerilog")]
    [InlineData("UseSerilog with providers")]
    public async Task Beside_a_face_of_the_application_each_event_arrives_once(string face)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync("Mixed", [face], App.Variables(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }

    [Fact]
    public async Task A_logger_factory_that_takes_no_providers_is_told_of()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync("NewSerilog", ["without providers"], App.Hooked(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Errors.ShouldContain("the application's logger factory takes no providers");
        receivers.Sentry.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Serilogs_factory_that_takes_providers_is_plugged_in_under_a_newer_Serilog()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync("NewSerilog", ["with providers"], App.Hooked(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Errors.ShouldNotContain("takes no providers");
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }

    [Fact]
    public async Task Serilog_that_reads_its_configuration_is_given_the_fan_out_by_variables()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync(
            "NewSerilog",
            ["without providers"],
            [
                .. App.Hooked(receivers),
                ("Serilog__Using__0", "Sinks.Fanout"),
                ("Serilog__WriteTo__fanout__Name", "Fanout"),
            ]);

        end.ExitCode.ShouldBe(3, end.Errors);
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }

    [Fact]
    public async Task A_project_of_the_first_module_initialisers_is_plugged_in()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync("OldStyle", [], App.Variables(receivers));

        end.ExitCode.ShouldBe(3, end.Errors);
        receivers.AtSentry.ShouldBe([Accepted], end.Errors);
        receivers.AtOps.ShouldBe([Accepted]);
    }
}
