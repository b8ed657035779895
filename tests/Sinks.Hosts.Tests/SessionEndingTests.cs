// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>What a process that ends says of its session.</summary>
public sealed class SessionEndingTests
{
    [Theory]
    [InlineData("close", "exited")]
    [InlineData("return", "exited")]
    [InlineData("exit", "exited")]
    [InlineData("throw", "crashed")]
    [InlineData("throw on a thread", "crashed")]
    public async Task The_session_ends_as_its_process_does(string ending, string status)
    {
        await using var receivers = await Receivers.StartAsync();
        await HostProcess.RunAsync(ending, Settings(receivers));
        Check(Sessions(receivers), status);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_that_ends_the_process_ends_the_session(string signal)
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("wait", Settings(receivers));
        await host.SignalAsync(signal);
        await host.EndAsync();
        Check(Sessions(receivers), "exited");
    }

    static void Check(List<JsonNode> sessions, string status)
    {
        sessions.Select(static session => session["sid"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem();
        sessions[0]["init"]!.GetValue<bool>().ShouldBeTrue();
        var end = sessions[^1];
        end["status"]!.GetValue<string>().ShouldBe(status);
        end["errors"]!.GetValue<int>().ShouldBeGreaterThan(0, "an error was logged");
        sessions.Count(static session => session["status"]!.GetValue<string>() != "ok").ShouldBe(1);
    }

    static string Settings(Receivers receivers) => Receivers.SettingsWith(
        $$"""{ "Sessions": "Application", "Backends": {{receivers.Backends}} }""");

    /// <summary>In the order in which the process made them.</summary>
    static List<JsonNode> Sessions(Receivers receivers) =>
    [
        .. receivers.Sentry.Requests.Select(static request => request.Text.Split('\n'))
            .Where(static lines => lines[1].Contains("\"type\":\"session\"", StringComparison.Ordinal))
            .Select(static lines => JsonNode.Parse(lines[2])!)
            .OrderBy(static session => session["seq"]!.GetValue<int>()),
    ];
}
