// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Intakes;

[Collection(nameof(Alone))]
public sealed class IntakeTests : IDisposable
{
    static readonly MessageTemplate Template = new MessageTemplateParser().Parse("event");

    readonly WakeSignal _wake = new();
    readonly IntakeSlot[] _buffer = new IntakeSlot[64];

    public void Dispose() => _wake.Dispose();

    [Fact]
    public void Events_come_out_in_the_order_of_their_claims_with_their_contexts()
    {
        var intake = New(100);
        var context = new FanoutContext { Step = "parse" };
        var events = Enumerable.Range(0, 10).Select(i => Numbered(i)).ToArray();
        foreach (var logEvent in events)
            intake.Take(logEvent, logEvent.Level == LogEventLevel.Error ? context : null).ShouldBe(IntakeResult.Taken);
        var count = intake.Drain(_buffer);
        _buffer[..count].Select(slot => slot.Event).ShouldBe(events);
        _buffer[..count].ShouldAllBe(slot => ReferenceEquals(slot.Context, context));
    }

    [Fact]
    public void The_last_quarter_is_kept_for_errors_and_the_last_twentieth_for_fatal()
    {
        var intake = New(100);
        Taken(intake, LogEventLevel.Warning, 200).ShouldBe(75);
        Taken(intake, LogEventLevel.Error, 200).ShouldBe(20);
        Taken(intake, LogEventLevel.Fatal, 200).ShouldBe(5);
        intake.Take(Numbered(0, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Full);
        intake.Claimed.ShouldBe(100);
    }

    [Fact]
    public void Room_is_there_again_when_places_are_given_back_and_not_before()
    {
        var intake = New(64);
        Taken(intake, LogEventLevel.Fatal, 100).ShouldBe(64);
        var count = intake.Drain(_buffer);
        intake.Take(Numbered(0, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Full);
        intake.Release(_buffer.AsSpan(0, count));
        intake.Released.ShouldBe(64);
        Taken(intake, LogEventLevel.Fatal, 100).ShouldBe(64);
    }

    [Fact]
    public void Text_is_bounded_with_the_same_reserve_until_its_event_is_dealt_with()
    {
        var intake = New(100, textBytesLimit: 2_000_000);
        intake.Take(WithText(700_000), null).ShouldBe(IntakeResult.Taken);
        intake.Take(WithText(100_000), null).ShouldBe(IntakeResult.Full);
        intake.Take(WithText(100_000, LogEventLevel.Error), null).ShouldBe(IntakeResult.Taken);
        intake.Take(WithText(200_000, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Full);
        intake.Take(WithText(400), null).ShouldBe(IntakeResult.Taken, "less than 1 KiB does not count");

        var count = intake.Drain(_buffer);
        intake.Take(WithText(700_000), null).ShouldBe(IntakeResult.Full);
        intake.Release(_buffer.AsSpan(0, count));
        intake.Take(WithText(700_000), null).ShouldBe(IntakeResult.Taken);
    }

    [Fact]
    public void Text_that_was_refused_leaves_nothing_behind()
    {
        var intake = New(100, textBytesLimit: 2_000_000);
        for (var i = 0; i < 1000; i++)
            intake.Take(WithText(1_100_000, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Full);
        intake.Take(WithText(900_000, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Taken);
        intake.Claimed.ShouldBe(1);
    }

    [Fact]
    public void What_was_claimed_before_the_closing_is_drained_and_what_comes_later_refused()
    {
        var intake = New(100);
        Taken(intake, LogEventLevel.Error, 5).ShouldBe(5);
        intake.Close();
        intake.Close();
        intake.Take(Numbered(0, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Closed);
        intake.Take(WithText(10_000_000), null).ShouldBe(IntakeResult.Closed);
        intake.Claimed.ShouldBe(5);
        intake.Drain(_buffer).ShouldBe(5);
        intake.Release(_buffer.AsSpan(0, 5));
        intake.Drain(_buffer).ShouldBe(0);
        intake.Claimed.ShouldBe(intake.Released);
    }

    [Fact]
    public void An_event_takes_along_the_context_of_the_code_that_emits_it()
    {
        var intake = New(16);
        using (FanoutContext.Push(step: "parse"))
            intake.Take(Numbered(0)).ShouldBe(IntakeResult.Taken);
        intake.Take(Numbered(1)).ShouldBe(IntakeResult.Taken);
        intake.Drain(_buffer).ShouldBe(2);
        _buffer[0].Context!.Step.ShouldBe("parse");
        _buffer[1].Context.ShouldBeNull();
    }

    [Fact]
    public void A_place_that_is_used_again_forgets_the_context_of_its_last_event()
    {
        var intake = New(16);
        var context = new FanoutContext { Step = "parse" };
        for (var i = 0; i < 5000; i++)
        {
            intake.Take(Numbered(i), i < 2500 ? context : null).ShouldBe(IntakeResult.Taken);
            intake.Drain(_buffer).ShouldBe(1);
            _buffer[0].Context.ShouldBe(i < 2500 ? context : null);
            intake.Release(_buffer.AsSpan(0, 1));
        }
    }

    [Fact]
    public void Of_many_that_close_it_at_once_all_see_the_same_count()
    {
        for (var round = 0; round < Scale.Of(100, 1000); round++)
        {
            var intake = New(1000);
            var taken = 0L;
            using var start = new Barrier(4);
            var threads = Threads(4, thread =>
            {
                start.SignalAndWait();
                for (var i = 0; i < 20; i++)
                    Interlocked.Add(ref taken, Taken(intake, LogEventLevel.Fatal, 1));
                intake.Close();
            });
            threads.ForEach(thread => thread.Join());
            intake.Claimed.ShouldBe(Interlocked.Read(ref taken), $"round {round}");
        }
    }

    [Fact]
    public void A_full_intake_that_is_closed_says_closed()
    {
        var intake = New(16);
        Taken(intake, LogEventLevel.Fatal, 100).ShouldBe(16);
        intake.Close();
        intake.Take(Numbered(0, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Closed);
    }

    [Fact]
    public void Closing_under_eight_racing_emitters_counts_exactly_what_was_taken()
    {
        for (var round = 0; round < Scale.Of(50, 300); round++)
        {
            var intake = New(1000);
            var taken = 0L;
            var threads = Threads(8, _ =>
            {
                var logEvent = Numbered(0, LogEventLevel.Fatal);
                IntakeResult result;
                var mine = 0;
                while ((result = intake.Take(logEvent, null)) != IntakeResult.Closed)
                    mine += result == IntakeResult.Taken ? 1 : 0;
                Interlocked.Add(ref taken, mine);
            });
            var drained = DrainUntil(intake, count => count >= 2000);
            intake.Close();
            threads.ForEach(thread => thread.Join());
            drained += DrainUntil(intake, _ => intake.Released == intake.Claimed);
            drained.ShouldBe(Interlocked.Read(ref taken), $"round {round}");
            intake.Claimed.ShouldBe(drained, $"round {round}");
        }
    }

    [Fact]
    public void Order_survives_many_rounds_of_the_ring()
    {
        var intake = New(1000);
        var random = new Random(7);
        var (next, expected) = (0, 0);
        while (expected < 200_000)
        {
            for (var i = random.Next(200); i > 0; i--)
                intake.Take(Numbered(next++, LogEventLevel.Fatal), null).ShouldBe(IntakeResult.Taken);
            int count;
            while ((count = intake.Drain(_buffer)) > 0)
            {
                for (var i = 0; i < count; i++)
                    Number(_buffer[i]).ShouldBe(expected++);
                intake.Release(_buffer.AsSpan(0, count));
            }
        }
    }

    [Fact]
    public void Four_emitters_and_a_draining_thread_lose_nothing_and_double_nothing()
    {
        const int Each = 100_000;
        var intake = New(4096);
        var contexts = Enumerable.Range(0, 4).Select(i => new FanoutContext { Step = $"{i}" }).ToArray();
        var threads = Threads(4, emitter =>
        {
            for (var i = 0; i < Each; i++)
            {
                var logEvent = Numbered(i, LogEventLevel.Fatal);
                var spin = new SpinWait();
                while (intake.Take(logEvent, contexts[emitter]) == IntakeResult.Full)
                    spin.SpinOnce();
            }
        });
        var expected = contexts.ToDictionary(context => context, _ => 0);
        var isInOrder = true;
        DrainUntil(intake, count => count >= 4 * Each, slot => isInOrder &= Number(slot) == expected[slot.Context!]++);
        threads.ForEach(thread => thread.Join());
        isInOrder.ShouldBeTrue("each emitter's events come once and in order");
        expected.Values.ShouldAllBe(count => count == Each);
        intake.Drain(_buffer).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Taking_an_event_allocates_nothing(string shape, LogEvent logEvent)
    {
        var intake = New(4096);
        var context = new FanoutContext { Step = "parse" };
        for (var i = 0; i < 20; i++)
            TakeAndGiveBack(intake, logEvent, context);
        TakeAndGiveBack(intake, logEvent, context).ShouldBe(0, shape);
    }

    public static TheoryData<string, LogEvent> Shapes => new()
    {
        { "plain", Numbered(0) },
        { "text", WithText(1000) },
        { "sequence", With(new SequenceValue([new ScalarValue("a"), new ScalarValue(1)])) },
        { "structure", With(new StructureValue([new LogEventProperty("Name", new ScalarValue("a"))])) },
        { "dictionary", With(new DictionaryValue([new(new ScalarValue("a"), new ScalarValue("b"))])) },
    };

    static LogEvent Numbered(int number, LogEventLevel level = LogEventLevel.Error) =>
        new(new DateTimeOffset(number, TimeSpan.Zero), level, null, Template, []);

    static int Number(IntakeSlot slot) => (int)slot.Event!.Timestamp.Ticks;

    static LogEvent WithText(int characters, LogEventLevel level = LogEventLevel.Information) =>
        With(new ScalarValue(new string('x', characters)), level);

    static LogEvent With(LogEventPropertyValue value, LogEventLevel level = LogEventLevel.Information) =>
        new(Some.Time, level, null, Template, [new LogEventProperty("Value", value)]);

    static int Taken(Intake intake, LogEventLevel level, int of) =>
        Enumerable.Range(0, of).Count(i => intake.Take(Numbered(i, level), null) == IntakeResult.Taken);

    static List<Thread> Threads(int count, Action<int> work)
    {
        var threads = Enumerable.Range(0, count)
            .Select(i => new Thread(() => work(i)) { IsBackground = true })
            .ToList();
        threads.ForEach(thread => thread.Start());
        return threads;
    }

    long TakeAndGiveBack(Intake intake, LogEvent logEvent, FanoutContext context)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            intake.Take(logEvent, context);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        DrainUntil(intake, _ => intake.Released == intake.Claimed);
        return allocated;
    }

    long DrainUntil(Intake intake, Func<long, bool> isEnough, Action<IntakeSlot>? look = null)
    {
        var drained = 0L;
        while (!isEnough(drained))
        {
            var count = intake.Drain(_buffer);
            for (var i = 0; look is not null && i < count; i++)
                look(_buffer[i]);
            intake.Release(_buffer.AsSpan(0, count));
            drained += count;
        }

        return drained;
    }

    Intake New(int limit, long textBytesLimit = 16 * 1024 * 1024) => new(limit, textBytesLimit, _wake);
}
