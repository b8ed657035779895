// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>How processes end that log through a logger factory of their own and never dispose it.</summary>
public sealed class LoggerFactoryEndingTests
{
    static readonly (string Name, string Value) Face = ("HOST_FACE", "AddFanout");

    [Theory]
    [InlineData("return", 3)]
    [InlineData("exit", 7)]
    public async Task What_was_accepted_arrives_and_the_exit_code_is_the_hosts(string ending, int exitCode)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync(ending, receivers.Settings, Face);

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        receivers.AtSentry.ShouldBe(["accepted before the end"]);
        receivers.AtOps.ShouldBe(["accepted before the end"]);
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("throw on a thread")]
    public async Task A_crash_is_reported_and_still_ends_the_process(string ending)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync(ending, receivers.Settings, Face);

        end.ExitCode.ShouldBe(134, end.Errors);
        string[] messages = ["accepted before the end", "Unhandled exception"];
        receivers.AtSentry.ShouldBe(messages, ignoreOrder: true);
        receivers.AtOps.ShouldBe(messages, ignoreOrder: true);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task What_was_accepted_arrives_and_a_signal_still_ends_the_process(string signal, int exitCode)
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("wait", receivers.Settings, Face);
        await host.SignalAsync(signal);
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        receivers.AtSentry.ShouldBe(["accepted before the end"]);
        receivers.AtOps.ShouldBe(["accepted before the end"]);
    }
}
