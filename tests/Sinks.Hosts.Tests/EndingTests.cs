// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>How processes end, and what of that they must not notice.</summary>
public sealed class EndingTests
{
    static readonly TimeSpan ShutdownTimeLimit = TimeSpan.FromSeconds(1);

    // What a process may take beyond the limit of the fan-out.
    static readonly TimeSpan Allowance = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("close", 0)]
    [InlineData("return", 3)]
    [InlineData("exit", 7)]
    public async Task What_was_accepted_arrives_and_the_exit_code_is_the_hosts(string ending, int exitCode)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync(ending, receivers.Settings);

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        receivers.AtSentry.ShouldBe(["accepted before the end"]);
        receivers.AtOps.ShouldBe(["accepted before the end"]);
        end.Errors.ShouldNotContain("dropped");
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("throw on a thread")]
    public async Task What_was_accepted_arrives_and_an_unhandled_exception_still_ends_the_process(string ending)
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync(ending, receivers.Settings);

        end.ExitCode.ShouldBe(134, end.Errors);
        end.Errors.ShouldContain("Unhandled exception. System.InvalidOperationException: nobody catches this");
        string[] messages = ["accepted before the end", "Unhandled exception"];
        receivers.AtSentry.ShouldBe(messages, ignoreOrder: true);
        receivers.AtOps.ShouldBe(messages, ignoreOrder: true);
        var unhandled = receivers.Sentry.Requests.Select(Receivers.SentryEvent)
            .Single(item => item["exception"] is not null);
        unhandled["level"]!.GetValue<string>().ShouldBe("fatal");
        var exception = unhandled["exception"]!["values"]![0]!;
        exception["value"]!.GetValue<string>().ShouldBe("nobody catches this");
        exception["mechanism"]!["type"]!.GetValue<string>().ShouldBe("AppDomain.UnhandledException");
        exception["mechanism"]!["handled"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_hosts_own_handler_logs_about_an_unhandled_exception_arrives_too()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync("throw and log", receivers.Settings);

        end.ExitCode.ShouldBe(134, end.Errors);
        string[] messages = ["accepted before the end", "Unhandled exception", "logged by the host's own handler"];
        receivers.AtSentry.ShouldBe(messages, ignoreOrder: true);
        receivers.AtOps.ShouldBe(messages, ignoreOrder: true);
    }

    [Fact]
    public async Task An_exception_the_host_logged_before_it_let_it_go_arrives_once()
    {
        await using var receivers = await Receivers.StartAsync();
        var end = await HostProcess.RunAsync("log and throw", receivers.Settings);

        end.ExitCode.ShouldBe(134, end.Errors);
        string[] messages = ["accepted before the end", "logged before it was let go"];
        receivers.AtSentry.ShouldBe(messages, ignoreOrder: true);
        receivers.AtOps.ShouldBe(messages, ignoreOrder: true);
        end.Errors.ShouldContain("Fanout: dropped 1 events as duplicate");
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task What_was_accepted_arrives_and_a_signal_still_ends_the_process(string signal, int exitCode)
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("wait", receivers.Settings);
        await host.SignalAsync(signal);
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        receivers.AtSentry.ShouldBe(["accepted before the end"]);
        receivers.AtOps.ShouldBe(["accepted before the end"]);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_host_that_handles_the_signal_itself_goes_on_reporting(string signal)
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("wait and handle", receivers.Settings);
        await host.SignalAsync(signal);
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(0, end.Errors);
        receivers.AtOps.ShouldBe(["accepted before the end", "logged after the signal"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("close", 0)]
    [InlineData("return", 3)]
    [InlineData("exit", 7)]
    [InlineData("throw", 134)]
    public async Task A_server_that_never_answers_holds_the_process_no_longer_than_the_limit(
        string ending, int exitCode)
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(_ => new Answer { Until = never.Task });
        await using var host = await HostProcess.StartAsync(ending, Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public async Task A_server_that_never_answers_holds_up_a_signal_no_longer_than_the_limit(
        string signal, int exitCode)
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(_ => new Answer { Until = never.Task });
        await using var host = await HostProcess.StartAsync("wait", Limited(receivers.Backends));
        await host.SignalAsync(signal);
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(exitCode, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
        end.Errors.ShouldContain("Fanout: the process ends with 1 events undelivered to sentry.");
    }

    [Fact]
    public async Task A_handler_of_the_host_that_closes_during_a_crash_has_the_limit_once_more()
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(_ => new Answer { Until = never.Task });
        await using var host = await HostProcess.StartAsync("throw and log", Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(134, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + ShutdownTimeLimit + Allowance);
    }

    [Fact]
    public async Task What_a_crash_leaves_undelivered_is_said()
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(_ => new Answer { Until = never.Task });
        var end = await HostProcess.RunAsync("throw", Limited(receivers.Backends));

        end.Errors.ShouldContain("Fanout: the process ends with 2 events undelivered to ops.");
        end.Errors.ShouldContain("Fanout: the process ends with 2 events undelivered to sentry.");
    }

    [Fact]
    public async Task A_server_that_is_gone_holds_the_process_no_longer_than_the_limit()
    {
        await using var receivers = await Receivers.StartAsync();
        await receivers.Sentry.DisposeAsync();
        await receivers.Ops.DisposeAsync();
        await using var host = await HostProcess.StartAsync("return", Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
        end.Errors.ShouldContain("sentry: dropped 1 events as shutdown");
        end.Errors.ShouldContain("ops: dropped 1 events as shutdown");
    }

    [Fact]
    public async Task One_server_that_never_answers_costs_the_other_nothing_at_the_end()
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(request =>
            request.Path == "/hook" ? Answer.Ok : new Answer { Until = never.Task });
        var end = await HostProcess.RunAsync("return", Limited(receivers.Backends));

        end.ExitCode.ShouldBe(3, end.Errors);
        receivers.AtOps.ShouldBe(["accepted before the end"]);
        end.Errors.ShouldContain("sentry: dropped 1 events as shutdown");
        end.Errors.ShouldNotContain("ops: dropped");
    }

    [Fact]
    public async Task A_host_with_every_pool_thread_blocked_closes_within_the_limit()
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("blocked pool", Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(0, end.Errors);
        var closed = double.Parse(end.Output.Trim()["closed in ".Length..], CultureInfo.InvariantCulture);
        TimeSpan.FromMilliseconds(closed).ShouldBeLessThan(ShutdownTimeLimit + Allowance);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
    }

    [Fact]
    public async Task A_host_with_every_pool_thread_blocked_that_forgets_to_close_ends_within_the_limit()
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync("blocked pool, forgotten", Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
    }

    [Fact]
    public async Task A_host_closed_by_the_last_free_thread_of_its_pool_closes_within_the_limit()
    {
        await using var receivers = await Receivers.StartAsync();
        await using var host = await HostProcess.StartAsync(
            "blocked pool, closed by one of its threads", Limited(receivers.Backends));
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(0, end.Errors);
        var closed = double.Parse(end.Output.Trim()["closed in ".Length..], CultureInfo.InvariantCulture);
        TimeSpan.FromMilliseconds(closed).ShouldBeLessThan(ShutdownTimeLimit + Allowance);
    }

    [Fact]
    public async Task A_backend_that_blocks_for_ever_does_not_keep_the_process()
    {
        await using var receivers = await Receivers.StartAsync();
        var settings = Limited($$"""
            {
              "blocking": { "Type": "Carrier, Sinks.Hosts.App", "Place": "blocking" },
              {{receivers.Backends.Trim()[1..]}}
            """);
        await using var host = await HostProcess.StartAsync("return", settings);
        var end = await host.EndAsync();

        end.ExitCode.ShouldBe(3, end.Errors);
        end.Took.ShouldBeLessThan(ShutdownTimeLimit + Allowance);
        end.Errors.ShouldContain("blocking: dropped 1 events as shutdown");
    }

    [Fact]
    public async Task A_burst_before_an_end_that_nobody_announced_arrives_whole()
    {
        await using var receivers = await Receivers.StartAsync();
        // Time for a busy machine; the process ends when all has arrived.
        var settings = Receivers.SettingsWith(
            $$"""{ "ShutdownTimeLimit": "00:00:20", "Backends": {{receivers.Backends}} }""");
        var end = await HostProcess.RunAsync("burst, forgotten", settings);

        end.ExitCode.ShouldBe(3, end.Errors);
        receivers.AtOps.Count.ShouldBe(501);
        receivers.AtSentry.Count.ShouldBe(501);
        end.Errors.ShouldNotContain("dropped");
    }

    static string Limited(string backends) =>
        Receivers.SettingsWith($$"""{ "ShutdownTimeLimit": "00:00:01", "Backends": {{backends}} }""");
}
