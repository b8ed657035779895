// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosting.Tests.Support;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests;

/// <summary>What turns the plug-in off.</summary>
public sealed class SwitchTests
{
    static readonly string[] Arguments = ["application worker", "stop"];

    [Theory]
    [InlineData(Way.Package)]
    [InlineData(Way.StartupHook)]
    public async Task A_variable_turns_it_off(string way)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync(
            Way.App(way), Arguments, [.. Way.Variables(way, receivers), ("Fanout__Enabled", "false")]);

        ShouldHaveDoneNothing(end, receivers);
    }

    [Theory]
    [InlineData(Way.Package)]
    [InlineData(Way.StartupHook)]
    public async Task Without_a_backend_by_name_it_does_nothing(string way)
    {
        await using var receivers = await Receivers.StartAsync();
        // A vendor's variable completes a backend, and starts none.
        var variables = Way.Variables(way, receivers)
            .Where(static variable => !variable.Name.StartsWith("Fanout", StringComparison.Ordinal))
            .Append(("SENTRY_DSN", receivers.Dsn));
        var end = await App.RunAsync(Way.App(way), Arguments, variables);

        ShouldHaveDoneNothing(end, receivers);
    }

    [Fact]
    public async Task A_mistake_does_not_keep_the_host_from_starting_even_where_it_is_strict()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await App.RunAsync(
            "Plugged",
            Arguments,
            [.. App.Variables(receivers), ("Fanout__Strict", "true"), ("Fanout__Backend", "none")]);

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Output.ShouldBe("ending\n");
        end.Errors.ShouldContain("the plug-in could not be started (FanoutConfigurationException)");
        receivers.Ops.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task SelfLog_goes_to_a_file_where_the_variable_names_one()
    {
        await using var receivers = await Receivers.StartAsync();
        var file = Path.GetTempFileName();
        var end = await App.RunAsync(
            "Plugged", Arguments, [.. App.Variables(receivers), ("SINKS_SELFLOG", file)]);

        var said = await File.ReadAllTextAsync(file);
        File.Delete(file);
        said.ShouldContain("ops: sends unsigned requests");
        end.Errors.ShouldNotContain("unsigned");
        receivers.AtOps.ShouldBe(["accepted before the end"]);
    }

    static void ShouldHaveDoneNothing(AppEnd end, Receivers receivers)
    {
        end.ExitCode.ShouldBe(3, end.Errors);
        end.Output.ShouldBe("ending\n");
        // Each line of SelfLog begins with the time.
        end.Errors.ShouldNotMatch(@"(?m)^\d{4}-\d\d-\d\dT");
        end.Errors.ShouldNotContain("Sinks:");
        receivers.Sentry.Requests.ShouldBeEmpty();
        receivers.Ops.Requests.ShouldBeEmpty();
    }
}
