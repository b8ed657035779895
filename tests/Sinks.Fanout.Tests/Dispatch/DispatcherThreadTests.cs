// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Dispatch;

[Collection(nameof(Alone))]
public sealed class DispatcherThreadTests : IDisposable
{
    // More than any test here emits before it waits: a busy machine must not make the intake refuse.
    const int IntakeLimit = 8192;

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    readonly WakeSignal _wake = new();
    readonly Intake _intake;
    readonly DispatcherThread _thread;
    int _runs;

    public DispatcherThreadTests()
    {
        _intake = new Intake(IntakeLimit, 1_000_000, _wake);
        var plan = new DispatchPlan
        {
            Builder = new EventBuilder(new Redactor(new RedactionOptions())),
            Breadcrumbs = new BreadcrumbOptions { Limit = 0 },
            Lanes = [],
        };
        var dispatcher = new Dispatcher(
            _intake, plan, new DropVoice("test", TimeProvider.System, static _ => { }), TimeProvider.System);
        _thread = new DispatcherThread(_intake, IntakeLimit, _wake, dispatcher, CountRun, PipelineServices.Default);
        _thread.Start();
    }

    public void Dispose()
    {
        _intake.Close();
        _thread.Join(Limit).ShouldBeTrue();
        _wake.Dispose();
    }

    [Theory]
    [InlineData(LogEventLevel.Verbose)]
    [InlineData(LogEventLevel.Error)]
    [InlineData(LogEventLevel.Fatal)]
    public void The_first_event_after_quiet_is_dispatched_by_itself(LogEventLevel level)
    {
        AwaitQuiet();
        Emit(level);
        AwaitDispatched(1);
    }

    [Fact]
    public void Lower_events_that_come_while_the_dispatcher_lingers_are_dispatched_without_another_emit()
    {
        for (var i = 1; i <= 4; i++)
        {
            Emit(LogEventLevel.Information);
            AwaitDispatched(i);
        }
    }

    [Fact]
    public void A_fatal_event_wakes_a_dispatcher_that_lingers()
    {
        // Of several, because a slow machine may have let the dispatcher stop lingering in one of them.
        var quickest = Enumerable.Range(0, 5).Min(_ =>
        {
            Emit(LogEventLevel.Information);
            AwaitDispatched(_intake.Claimed);
            var since = Stopwatch.GetTimestamp();
            Emit(LogEventLevel.Fatal);
            AwaitDispatched(_intake.Claimed);
            return Stopwatch.GetElapsedTime(since);
        });
        quickest.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void A_thousand_errors_one_after_the_other_wake_it_a_few_times()
    {
        AwaitQuiet();
        var before = Volatile.Read(ref _runs);
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; i < 1000; i++)
            Emit(LogEventLevel.Error);
        AwaitDispatched(1000);
        var pauses = Stopwatch.GetElapsedTime(since).TotalMilliseconds / 10;
        // Each wake ends with a look that finds nothing more, so it counts twice.
        (Volatile.Read(ref _runs) - before).ShouldBeLessThan(2 * (30 + (int)pauses));
    }

    [Fact]
    public void Nothing_wakes_it_while_nothing_is_emitted()
    {
        Emit(LogEventLevel.Error);
        AwaitDispatched(1);
        AwaitQuiet();
        var runs = Volatile.Read(ref _runs);
        SpinWait.SpinUntil(() => Volatile.Read(ref _runs) != runs, TimeSpan.FromMilliseconds(600)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_flush_completes_when_everything_emitted_before_it_is_dispatched()
    {
        for (var i = 0; i < 100; i++)
        {
            Emit(LogEventLevel.Information);
            await _thread.DispatchedAsync().Within("the dispatcher", () => $"{i} flushes");
            _intake.Released.ShouldBe(i + 1);
        }
    }

    [Fact]
    public async Task A_flush_with_nothing_emitted_completes()
    {
        await _thread.DispatchedAsync().Within("the dispatcher");
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _thread.DispatchedAsync())).Within("the dispatcher");
    }

    [Fact]
    public async Task A_flush_after_the_end_completes_and_what_was_emitted_before_the_closing_is_dispatched()
    {
        for (var i = 0; i < 500; i++)
            Emit(LogEventLevel.Information);
        _intake.Close();
        var during = _thread.DispatchedAsync();
        _thread.Join(Limit).ShouldBeTrue();
        _intake.Released.ShouldBe(500);
        await during.Within("the flush before the end");
        _thread.DispatchedAsync().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Flushes_from_many_threads_while_it_ends_all_complete()
    {
        using var ended = new CancellationTokenSource();
        var flushers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
                _thread.DispatchedAsync().Wait(Limit).ShouldBeTrue();
        })
        { IsBackground = true }).ToList();
        flushers.ForEach(flusher => flusher.Start());
        for (var i = 0; i < 500; i++)
            Emit(LogEventLevel.Error);
        _intake.Close();
        _thread.Join(Limit).ShouldBeTrue();
        ended.Cancel();
        flushers.ShouldAllBe(flusher => flusher.Join(Limit));
    }

    [Theory]
    [InlineData(LogEventLevel.Information)]
    [InlineData(LogEventLevel.Error)]
    public void No_wake_is_lost_in_quiet_rounds_of_two_emitters(LogEventLevel level)
    {
        // An error costs a pause of 10 ms, a lower event one of 250 ms.
        var rounds = level < LogEventLevel.Error ? Scale.Of(10, 100) : Scale.Of(200, 3_000);
        var random = new Random(1);
        using var barrier = new Barrier(2);
        var other = new Thread(() =>
        {
            for (var round = 0; round < rounds; round++)
            {
                barrier.SignalAndWait(Limit);
                Emit(level);
            }
        })
        { IsBackground = true };
        other.Start();
        for (var round = 0; round < rounds; round++)
        {
            barrier.SignalAndWait(Limit);
            Emit(level);
            Emit(level);
            AwaitDispatched(3L * (round + 1), round);
            Thread.SpinWait(random.Next(1 << random.Next(16)));
        }

        other.Join(Limit).ShouldBeTrue();
    }

    void Emit(LogEventLevel level) => _intake.Take(
        new LogEvent(Some.Time, level, null, new MessageTemplateParser().Parse("event"), []), null)
        .ShouldBe(IntakeResult.Taken);

    void AwaitDispatched(long count, int round = 0) =>
        SpinWait.SpinUntil(() => _intake.Released >= count, Limit)
            .ShouldBeTrue($"{_intake.Released} of {count} were dispatched in round {round}");

    /// <summary>The dispatcher is quiet when it did not run for longer than it lingers.</summary>
    void AwaitQuiet()
    {
        int runs;
        do
            runs = Volatile.Read(ref _runs);
        while (SpinWait.SpinUntil(() => Volatile.Read(ref _runs) != runs, TimeSpan.FromMilliseconds(400)));
    }

    long CountRun()
    {
        Interlocked.Increment(ref _runs);
        return 0;
    }
}
