// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using Sinks.Fanout.Tests.Lanes;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Delivery;

/// <summary>
/// Twelve defects that were found in delivery engines of the field by running them, in the order of that list. Each is
/// set up here as it showed there.
/// </summary>
[Collection(nameof(Alone))]
public sealed class PeerDefectTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Defect_1_what_a_full_queue_costs_is_counted_and_said()
    {
        var bench = new PipelineBench(ShortEnd, static _ => { }, Hanging());
        for (var i = 0; i < 50_000; i++)
            bench.Logger.Error("event {Number}", i);
        await bench.DisposeAsync();
        var status = bench.Status;
        status.Emitted.ShouldBe(50_000);
        (status.Dropped.Values.Sum() + status.Backends[0].Dropped.Values.Sum()).ShouldBe(50_000);
        bench.Said.ShouldContain(sentence => sentence.Contains("queue_full", StringComparison.Ordinal)
            || sentence.Contains("intake_full", StringComparison.Ordinal));
        status.ShouldBalance();
    }

    [Fact]
    public void Defect_2_dispose_returns_though_a_send_never_does()
    {
        var bench = new PipelineBench(ShortEnd, static _ => { }, Hanging());
        bench.Logger.Error("event");
        var clock = Stopwatch.StartNew();
        bench.Logger.Dispose();
        clock.Elapsed.ShouldBeLessThan(5 * Second);
        bench.Status.Backends[0].Dropped.ShouldCount("shutdown", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_3_a_backend_that_hangs_costs_another_one_nothing_of_what_it_has_buffered_at_the_end()
    {
        var healthy = new ScriptedBackend();
        var bench = new PipelineBench(
            ShortEnd, static o => o.BufferingTimeLimit = TimeSpan.FromHours(1), Hanging(), healthy);
        for (var i = 0; i < 500; i++)
            bench.Logger.Error("event {Number}", i);
        bench.Logger.Dispose();
        healthy.Messages.Count.ShouldBe(500);
        bench.Status.ShouldBalance();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Defect_4_a_batch_that_waits_for_its_retry_is_sent_at_the_end_or_counted(bool isUpAgain)
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.Retry("HTTP 503", after: 60 * Second));
        if (!isUpAgain)
            backend.Otherwise = static _ => Task.FromResult(SendResult.Retry("HTTP 503"));
        var bench = new PipelineBench(ShortEnd, static _ => { }, backend);
        for (var i = 0; i < 10; i++)
            bench.Logger.Error("event {Number}", i);
        await Waiting.UntilAsync(
            () => bench.Status.Backends[0] is { State: BackendState.Waiting, Waiting: 10 }, "the lane to wait");
        await bench.DisposeAsync();
        bench.Status.Backends[0].Delivered.ShouldBe(isUpAgain ? 10 : 0);
        bench.Status.Backends[0].Dropped.ShouldCount("shutdown", isUpAgain ? 0 : 10);
        bench.Said.Exists(static sentence => sentence.Contains("shutdown", StringComparison.Ordinal))
            .ShouldBe(!isUpAgain);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_5_one_bad_event_in_two_thousand_costs_itself_and_a_few_sends()
    {
        var backend = Refusing(static message => message == "1234");
        var bench = new LaneBench(backend, static o => o.BatchSizeLimit = 1_000);
        bench.Offer([.. Enumerable.Range(0, 2_000).Select(static i => $"{i}")]).Advance(Second);
        bench.Status.Delivered.ShouldBe(1_999);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        backend.Sends.Count.ShouldBeLessThan(30);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_6_no_timer_is_left_behind_by_what_was_sent()
    {
        var bench = new LaneBench(new ScriptedBackend(), static o => o.BufferingTimeLimit = 2 * Second);
        var most = 0;
        for (var i = 0; i < 1_000; i++)
        {
            bench.Offer([.. Enumerable.Range(0, 10).Select(static i => $"{i}")]);
            most = Math.Max(most, bench.Time.ArmedCount);
        }

        most.ShouldBeLessThanOrEqualTo(2, "one for the lane, one for the send in flight");
        bench.Advance(3 * Second).Status.Delivered.ShouldBe(10_000);
        bench.Time.ArmedCount.ShouldBe(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_7_a_connection_that_fails_loses_nothing_and_a_400_blocks_nobody()
    {
        var backend = Refusing(static message => message == "bad");
        backend.Then(static _ => throw new HttpRequestException("refused")).Then(static _ =>
            Task.FromException<SendResult>(new HttpRequestException("no such host")));
        var bench = new LaneBench(backend);
        bench.Offer("a", "bad", "b").Advance(10 * Second);
        bench.Offer("c").Advance(Second);
        bench.Status.Delivered.ShouldBe(3);
        bench.Status.Dropped.ShouldCount("rejected", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Defect_8_nothing_of_a_backend_runs_on_the_emitting_thread()
    {
        var threads = new ConcurrentDictionary<int, bool>();
        var backend = new ScriptedBackend
        {
            Text = (message, _) =>
            {
                threads.TryAdd(Environment.CurrentManagedThreadId, true);
                return message;
            },
            Otherwise = _ =>
            {
                threads.TryAdd(Environment.CurrentManagedThreadId, true);
                return Task.FromResult(SendResult.Delivered);
            },
        };
        await using var bench = new PipelineBench(backend);
        var emitting = 0;
        var emitter = new Thread(() =>
        {
            emitting = Environment.CurrentManagedThreadId;
            for (var i = 0; i < 10_000; i++)
                bench.Logger.Error("event {Number}", i);
        });
        emitter.Start();
        emitter.Join();
        await bench.SettleAsync();
        threads.ShouldNotBeEmpty();
        threads.Keys.ShouldNotContain(emitting);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_9_a_send_that_throws_is_tried_again_and_a_short_buffering_limit_is_kept()
    {
        var backend = new ScriptedBackend();
        for (var i = 0; i < 5; i++)
            backend.Then(static _ => Task.FromException<SendResult>(new InvalidOperationException("no")));
        var bench = new LaneBench(backend, static o => o.BufferingTimeLimit = TimeSpan.FromMilliseconds(200));
        bench.Offer("a").Advance(TimeSpan.FromMilliseconds(199)).Backend.Sends.ShouldBeEmpty();
        bench.Advance(TimeSpan.FromMilliseconds(2)).Backend.Sends.ShouldHaveSingleItem();
        bench.Advance(60 * Second).Status.Delivered.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_9_what_cannot_be_sent_at_all_is_dropped_counted_and_said()
    {
        var backend = new ScriptedBackend
        {
            Otherwise = static _ => Task.FromException<SendResult>(new InvalidOperationException("no")),
        };
        var bench = new LaneBench(backend).Offer("a", "b").Advance(TimeSpan.FromMinutes(20));
        bench.Status.Dropped.ShouldCount("retry_exhausted", 2);
        bench.Said.ShouldContain(static sentence => sentence.Contains("retry_exhausted", StringComparison.Ordinal));
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Defect_10_a_backend_that_throws_ends_no_process_and_the_limit_of_a_send_holds()
    {
        var backend = new ScriptedBackend
        {
            Text = static (message, _) => message == "bad" ? throw new FormatException() : message,
        };
        backend.Then(static _ => throw new InvalidOperationException("at once"))
            .Then(static _ => new TaskCompletionSource<SendResult>().Task);
        await using var bench = new PipelineBench(
            ShortEnd, static o => o.SendTimeLimit = TimeSpan.FromMilliseconds(100), backend);
        bench.Logger.Error("bad");
        bench.Logger.Error("good");
        await bench.SettleAsync();
        bench.Status.Backends[0].Delivered.ShouldBe(1);
        bench.Status.Backends[0].Dropped.ShouldCount("encode_failed", 1);
        backend.Sends.Count.ShouldBe(3);
        bench.Status.ShouldBalance();
    }

    /// <summary>That the process ends too is shown by <c>EndingTests</c> with a backend that blocks for ever.</summary>
    [Fact]
    public async Task Defect_11_a_backend_that_blocks_its_thread_holds_no_shutdown_and_no_foreground_thread()
    {
        using var release = new ManualResetEventSlim();
        var isBackground = new TaskCompletionSource<bool>();
        var blocking = new ScriptedBackend
        {
            Otherwise = _ =>
            {
                isBackground.TrySetResult(Thread.CurrentThread.IsBackground);
                release.Wait(30 * Second);
                return Task.FromResult(SendResult.Delivered);
            },
        };
        var bench = new PipelineBench(ShortEnd, static _ => { }, blocking);
        bench.Logger.Error("event");
        (await isBackground.Task.Within("the send to begin")).ShouldBeTrue();
        var clock = Stopwatch.StartNew();
        bench.Logger.Dispose();
        clock.Elapsed.ShouldBeLessThan(5 * Second);
        release.Set();
        bench.Status.Backends[0].Dropped.ShouldCount("shutdown", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Defect_12_no_wake_up_is_lost_however_often_the_engine_has_just_gone_to_sleep()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static _ => { }, static o => o.BufferingTimeLimit = TimeSpan.Zero, backend);
        var emitted = 0;
        var random = new Random(1);
        for (var round = 0; round < Scale.Of(200, 5_000); round++)
        {
            var emitters = Enumerable.Range(0, 2).Select(_ => random.Next(1, 30)).Select(count => new Thread(() =>
            {
                for (var i = 0; i < count; i++)
                    bench.Logger.Error("event {Number}", Interlocked.Increment(ref emitted));
            })).ToList();
            emitters.ForEach(static thread => thread.Start());
            emitters.ForEach(static thread => thread.Join());
            // Without a flush, which would wake it: all has to come by itself, and then it sleeps again.
            await Waiting.UntilAsync(
                () => bench.Status.Backends[0].Delivered == emitted,
                "all events",
                () => $"{bench.Status.Backends[0].Delivered} of {emitted} in round {round}");
        }

        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Defect_12_the_first_send_that_fails_loses_nothing()
    {
        var backend = new ScriptedBackend();
        backend.Then(SendResult.Retry("HTTP 503"));
        var bench = new LaneBench(backend).Offer([.. Enumerable.Range(0, 15).Select(static i => $"{i}")]);
        bench.Advance(5 * Second).Status.Delivered.ShouldBe(15);
        bench.Status.ShouldBalance();
    }

    static void ShortEnd(FanoutOptions options) => options.ShutdownTimeLimit = Second;

    static ScriptedBackend Hanging() =>
        new() { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };

    static ScriptedBackend Refusing(Func<string, bool> isBad) => new()
    {
        Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 1_000, MaxInFlight = 1 },
        Otherwise = batch => Task.FromResult(
            batch.Any(isBad) ? SendResult.Rejected("HTTP 400") : SendResult.Delivered),
    };
}
