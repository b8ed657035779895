// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Foreign;

/// <summary>Serilog sinks that block, throw and loop, behind a real pipeline.</summary>
public class ForeignSinkTests
{
    [Fact]
    public async Task Events_arrive_in_order_on_one_thread_of_the_sinks_own()
    {
        var sink = new CollectingSink();
        await using var host = Host(sink);
        for (var i = 0; i < 500; i++)
            host.Logger.Information("event {Number}", i);
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(500);
        sink.Messages.ShouldBe(Enumerable.Range(0, 500).Select(i => $"event {i}"));
        sink.Threads.Values.ShouldHaveSingleItem().ShouldBe("Sinks.Fanout sink other");
    }

    [Fact]
    public async Task An_event_the_sink_throws_at_is_rejected_alone()
    {
        var sink = new CollectingSink(static logEvent =>
        {
            if (logEvent.RenderMessage(CultureInfo.InvariantCulture) is "bad")
                throw new InvalidOperationException("s3cr3t");
        });
        await using var host = Host(sink);
        foreach (var message in new[] { "a", "bad", "b", "bad", "bad", "bad", "c" })
            host.Logger.Error(message);
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(3);
        status.Backends[0].Dropped.ShouldCount("rejected", 4);
        status.Backends[0].State.ShouldBe(BackendState.Running);
        sink.Messages.ShouldBe(["a", "b", "c"]);
        host.SelfDescription.ShouldContain("InvalidOperationException");
        host.SelfDescription.ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task A_sink_that_blocks_holds_one_thread_and_nobody_else_and_gets_no_event_twice()
    {
        using var gate = new ManualResetEventSlim();
        var blocked = new CollectingSink(_ => gate.Wait(TimeSpan.FromSeconds(30)));
        var other = new CollectingSink();
        await using var host = FanoutHost.FromCode(f => f
            .Sink("blocked", to => to.Sink(blocked), static o =>
            {
                o.SendTimeLimit = TimeSpan.FromMilliseconds(20);
                o.BufferingTimeLimit = TimeSpan.Zero;
            })
            .Sink("other", to => to.Sink(other)));
        for (var i = 0; i < 20; i++)
            host.Logger.Error("event {Number}", i);

        // Abandoned several times by now, and the thread that is stuck has gathered no others.
        await Until(() => host.Status.Backends[0].Why is not null && other.Events.Count == 20, host);
        blocked.Threads.Count.ShouldBe(1);
        gate.Set();

        var status = await host.SettleAsync();
        status.Backends.ShouldAllBe(backend => backend.Delivered == 20);
        blocked.Messages.ShouldBe(other.Messages);
        blocked.Threads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_level_given_with_the_sink_keeps_working()
    {
        var (all, errors) = (new CollectingSink(), new CollectingSink());
        await using var host = FanoutHost.FromCode(f => f.Sink(
            "two", to => to.Sink(all).WriteTo.Sink(errors, restrictedToMinimumLevel: LogEventLevel.Error)));
        host.Logger.Information("low");
        host.Logger.Error("high");
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(2);
        all.Messages.ShouldBe(["low", "high"]);
        errors.Messages.ShouldBe(["high"]);
    }

    [Fact]
    public async Task One_of_two_sinks_that_throws_does_not_keep_the_event_from_the_other()
    {
        var good = new CollectingSink();
        var bad = new CollectingSink(static _ => throw new FormatException());
        await using var host = FanoutHost.FromCode(f => f.Sink("two", to => to.Sink(bad).WriteTo.Sink(good)));
        host.Logger.Error("one");
        (await host.SettleAsync()).Backends[0].Dropped.ShouldCount("rejected", 1);
        good.Messages.ShouldBe(["one"]);
        host.SelfDescription.ShouldContain("FormatException");
    }

    [Theory]
    [InlineData(FrameCapture.Later)]
    [InlineData(FrameCapture.AtEmit)]
    public async Task What_a_sink_logs_does_not_go_round(FrameCapture capture)
    {
        ILogger? logger = null;
        var later = new TaskCompletionSource<Task>();
        var sink = new CollectingSink(_ =>
        {
            logger!.Error(new IOException("full"), "from inside Emit");
            using (FanoutContext.Push(step: "write"))
                logger!.Error("from a step inside Emit");
            using (FanoutContext.Restore(new FanoutContext { UserId = "u-1" }))
                logger!.Error("from work that was carried to Emit");
            later.TrySetResult(Task.Run(() => logger!.Error("from a task that Emit started")));
        });
        await using var host = FanoutHost.FromCode(f =>
        {
            f.Options(o => o.CaptureFrames = capture);
            f.Sink("other", to => to.Sink(sink));
        });
        logger = host.Logger;
        logger.Error("from the host");
        await (await later.Task.Within("the sink's task to start")).Within("the sink's task to log");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);
        status.Emitted.ShouldBe(5);
        status.BelowGate.ShouldBe(4);
    }

    [Fact]
    public async Task What_a_sink_logs_from_a_thread_it_started_when_it_was_made_does_not_go_round()
    {
        ILogger? logger = null;
        var events = new System.Collections.Concurrent.BlockingCollection<LogEvent>();
        var logged = new TaskCompletionSource();
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to =>
        {
            new Thread(() =>
            {
                events.Take();
                logger!.Error("from the sink's own thread");
                logged.SetResult();
            })
            { IsBackground = true }.Start();
            to.Sink(new CollectingSink(events.Add));
        }));
        logger = host.Logger;
        logger.Error("from the host");
        await logged.Task.Within("the sink's thread to log");
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
    }

    [Fact]
    public async Task Its_queue_is_bounded_in_bytes_although_it_sends_none()
    {
        using var gate = new ManualResetEventSlim();
        var sink = new CollectingSink(_ => gate.Wait(TimeSpan.FromSeconds(30)));
        await using var host = FanoutHost.FromCode(f => f.Sink(
            "other", to => to.Sink(sink), static o => o.QueueBytesLimit = 64 * 1024));
        for (var i = 0; i < 100; i++)
            host.Logger.Error("event {Text}", new string('x', 4000));
        await Until(() => host.Status.Dispatched == 100, host);
        gate.Set();
        var backend = (await host.SettleAsync()).Backends[0];
        backend.Dropped.Keys.ShouldBe(["queue_bytes"]);
        backend.Delivered.ShouldBeInRange(1, 99);
    }

    static FanoutHost Host(ILogEventSink sink) => FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));

    static async Task Until(Func<bool> condition, FanoutHost host)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.IsCancellationRequested.ShouldBeFalse(host.SelfDescription);
            await poll.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
