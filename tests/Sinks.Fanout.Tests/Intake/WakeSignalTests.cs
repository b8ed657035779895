// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Intakes;

public sealed class WakeSignalTests : IDisposable
{
    static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);

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
    /// Two emitters emit a few events, then wait until they are consumed: nothing that comes later can heal a lost wake.
    /// </summary>
    [Theory]
    [InlineData(LogEventLevel.Information)]
    [InlineData(LogEventLevel.Error)]
    public void No_wake_is_lost_in_quiet_rounds(LogEventLevel level)
    {
        var rounds = Scale.Of(20_000, 2_000_000);
        var intake = new Intake(1024, 1_000_000, _signal);
        var consumer = new Thread(() => Consume(intake, 4L * rounds)) { IsBackground = true };
        consumer.Start();
        using var barrier = new Barrier(2);
        var stalledAt = -1;
        var emitter = new Thread(() => Emit(1)) { IsBackground = true };
        emitter.Start();
        Emit(2);
        emitter.Join();
        stalledAt.ShouldBe(-1, "the round in which a wake was lost");
        consumer.Join(Stall).ShouldBeTrue();

        void Emit(int seed)
        {
            var random = new Random(seed);
            var logEvent = new LogEvent(Some.Time, level, null, new MessageTemplateParser().Parse("event"), []);
            for (var round = 0; round < rounds && Volatile.Read(ref stalledAt) < 0; round++)
            {
                Thread.SpinWait(random.Next(200));
                intake.Take(logEvent, null);
                Thread.SpinWait(random.Next(50));
                intake.Take(logEvent, null);
                var since = Stopwatch.GetTimestamp();
                var spin = new SpinWait();
                while (intake.Released < 4L * (round + 1) && Volatile.Read(ref stalledAt) < 0)
                {
                    spin.SpinOnce(sleep1Threshold: -1);
                    if (Stopwatch.GetElapsedTime(since) > Stall)
                        Volatile.Write(ref stalledAt, round);
                }

                barrier.SignalAndWait(Stall);
            }
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
