// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Intakes;

[Collection(nameof(Alone))]
public sealed class WakeSignalTests : IDisposable
{
    static readonly TimeSpan Stall = TimeSpan.FromSeconds(5);

    readonly WakeSignal _signal = new();

    public void Dispose() => _signal.Dispose();

    [Fact]
    public void Lower_events_wake_at_their_place_and_not_before()
    {
        _signal.Announce(wakeAt: 8, errorWakeAt: 0);
        _signal.AfterClaim(7, LogEventLevel.Warning);
        IsSet.ShouldBeFalse();
        _signal.AfterClaim(8, LogEventLevel.Warning);
        IsSet.ShouldBeTrue();
    }

    [Fact]
    public void Errors_wake_at_their_own_place()
    {
        _signal.Announce(wakeAt: 0, errorWakeAt: 8);
        _signal.AfterClaim(7, LogEventLevel.Error);
        IsSet.ShouldBeFalse();
        _signal.AfterClaim(8, LogEventLevel.Fatal);
        IsSet.ShouldBeTrue();
    }

    [Fact]
    public void Of_many_emitters_that_reach_the_place_one_signals()
    {
        _signal.Announce(0, 0);
        for (var place = 0; place < 10; place++)
            _signal.AfterClaim(place, LogEventLevel.Error);
        IsSet.ShouldBeTrue();
        _signal.AfterClaim(10, LogEventLevel.Error);
        IsSet.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_signals_a_dispatcher_that_runs()
    {
        _signal.AfterClaim(0, LogEventLevel.Fatal);
        _signal.Announce(0, 0);
        _signal.Running();
        _signal.AfterClaim(1, LogEventLevel.Fatal);
        _signal.Wake();
        IsSet.ShouldBeFalse();
    }

    [Fact]
    public void A_flush_wakes_even_a_dispatcher_that_has_not_announced_its_wait_yet()
    {
        _signal.WakeAlways();
        _signal.Announce(0, 0);
        IsSet.ShouldBeTrue();
    }

    /// <summary>
    /// Emitters emit an event each, then wait until all are consumed: nothing that comes later can heal a lost wake.
    /// The next round begins just when the consumer is about to park.
    /// </summary>
    [Theory]
    [InlineData(1, LogEventLevel.Information)]
    [InlineData(1, LogEventLevel.Error)]
    [InlineData(2, LogEventLevel.Information)]
    [InlineData(2, LogEventLevel.Error)]
    public void No_wake_is_lost_in_quiet_rounds(int emitters, LogEventLevel level)
    {
        var rounds = Scale.Of(50_000, 1_000_000) / emitters;
        var intake = new Intake(1024, 1_000_000, _signal);
        var consumer = new Thread(() => Consume(intake, (long)emitters * rounds)) { IsBackground = true };
        consumer.Start();
        using var stalled = new CancellationTokenSource();
        var stalledAt = -1;
        var threads = Enumerable.Range(1, emitters - 1)
            .Select(seed => new Thread(() => Emit(seed)) { IsBackground = true })
            .ToList();
        threads.ForEach(thread => thread.Start());
        Emit(0);
        threads.ForEach(thread => thread.Join());
        stalledAt.ShouldBe(-1, "the round in which a wake was lost");
        consumer.Join(Stall).ShouldBeTrue();

        void Emit(int seed)
        {
            var random = new Random(seed);
            var logEvent = new LogEvent(Some.Time, level, null, new MessageTemplateParser().Parse("event"), []);
            for (var round = 0; round < rounds && !stalled.IsCancellationRequested; round++)
            {
                // Anything between at once and well after the consumer has parked.
                Thread.SpinWait(random.Next(1 << random.Next(10)));
                intake.Take(logEvent, null);
                if (IsConsumed((long)emitters * (round + 1)))
                    continue;
                stalledAt = round;
                stalled.Cancel();
            }
        }

        bool IsConsumed(long count)
        {
            var since = Stopwatch.GetTimestamp();
            for (var spins = 1; intake.Released < count && !stalled.IsCancellationRequested; spins++)
            {
                Thread.SpinWait(1);
                if (spins % 1000 != 0)
                    continue;
                Thread.Yield();
                if (Stopwatch.GetElapsedTime(since) > Stall)
                    return false;
            }

            return true;
        }
    }

    // As the dispatcher parks, without its pauses: they would make a round take milliseconds.
    void Consume(Intake intake, long count)
    {
        var buffer = new IntakeSlot[64];
        while (intake.Released < count)
        {
            _signal.Running();
            int drained;
            while ((drained = intake.Drain(buffer)) > 0)
                intake.Release(buffer.AsSpan(0, drained));
            var head = intake.Released;
            _signal.Announce(head, head);
            if (intake.Claimed <= head && head < count && !_signal.Wait(2 * Stall))
                return;
        }
    }

    bool IsSet => _signal.Wait(TimeSpan.Zero);
}
