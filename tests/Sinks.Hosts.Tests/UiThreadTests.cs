// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>
/// A host whose logger is made, used and disposed on a thread with a message loop, as in WPF or WinForms.
/// </summary>
public sealed class UiThreadTests
{
    [Fact]
    public async Task Dispose_on_the_thread_of_a_user_interface_does_not_deadlock()
    {
        await using var receivers = await Receivers.StartAsync();
        using var ui = new UiThread();
        await ui.Run(() => EmitAndEnd(receivers, static logger => logger.Dispose())).Within("the disposal");
        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task DisposeAsync_waited_for_on_the_thread_of_a_user_interface_does_not_deadlock()
    {
        await using var receivers = await Receivers.StartAsync();
        using var ui = new UiThread();
        await ui.Run(() => EmitAndEnd(receivers, static logger => logger.DisposeAsync().AsTask().Wait()))
            .Within("the disposal");
        receivers.AtSentry.ShouldBe(["an error"]);
        receivers.AtOps.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task DisposeAsync_awaited_on_the_thread_of_a_user_interface_comes_back_to_it()
    {
        await using var receivers = await Receivers.StartAsync();
        using var ui = new UiThread();
        await ui.RunAsync(async () =>
        {
            var logger = Settings.Logger(receivers.Settings);
            logger.Error("an error");
            await logger.DisposeAsync();
            Thread.CurrentThread.ShouldBe(ui.Thread);
        }).Within("the disposal");
        receivers.AtSentry.ShouldBe(["an error"]);
    }

    [Fact]
    public async Task A_user_interface_with_a_dead_server_is_held_no_longer_than_the_limit()
    {
        var never = new TaskCompletionSource();
        await using var receivers = await Receivers.StartAsync(_ => new Answer { Until = never.Task });
        var settings = Receivers.SettingsWith(
            $$"""{ "ShutdownTimeLimit": "00:00:01", "Backends": {{receivers.Backends}} }""");
        using var ui = new UiThread();
        var clock = new Stopwatch();
        await ui.Run(() =>
        {
            var logger = Settings.Logger(settings);
            logger.Error("nobody answers");
            clock.Start();
            logger.Dispose();
            clock.Stop();
        }).Within("the disposal");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        receivers.Pipelines().ShouldHaveSingleItem().ShouldBalance();
    }

    [Fact]
    public async Task Threads_that_dispose_at_once_all_return_when_it_is_over()
    {
        await using var receivers = await Receivers.StartAsync();
        var logger = Settings.Logger(receivers.Settings);
        logger.Error("an error");
        var delivered = new int[4];
        var threads = Enumerable.Range(0, delivered.Length).Select(i => new Thread(() =>
        {
            logger.Dispose();
            delivered[i] = receivers.AtSentry.Count;
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join(TimeSpan.FromSeconds(10)).ShouldBeTrue());
        delivered.ShouldBe([1, 1, 1, 1]);
    }

    static void EmitAndEnd(Receivers receivers, Action<Logger> end)
    {
        var logger = Settings.Logger(receivers.Settings);
        logger.Error("an error");
        end(logger);
    }
}
