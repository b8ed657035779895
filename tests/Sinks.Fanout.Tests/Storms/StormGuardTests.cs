// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.CompilerServices;
using Serilog.Events;
using Sinks.Fanout.Tests.Dispatch;

namespace Sinks.Fanout.Tests.Storms;

public sealed class StormGuardTests
{
    readonly TestTimeProvider _time = new();
    readonly StormGuard _guard;

    // By the default rules the code of these tests is a library's.
    static readonly InAppRules InApp = new(["Sinks.Fanout.Tests"], []);

    public StormGuardTests() => _guard = new StormGuard(_time, perMinute: 2, InApp);

    [Fact]
    public void So_many_pass_in_a_minute_and_a_summary_tells_of_the_rest()
    {
        Offer(5, () => Event("failed")).ShouldBe(2);
        _guard.Take(all: false).ShouldBeEmpty("the minute is not over");
        _time.Advance(TimeSpan.FromMinutes(1));
        var held = _guard.Take(all: false).ShouldHaveSingleItem();
        held.Count.ShouldBe(3);
        held.Level.ShouldBe(LogEventLevel.Error);
        held.About.Template.ShouldBe("failed");
        _guard.NextDue.ShouldBeNull();
        Offer(5, () => Event("failed")).ShouldBe(2, "the next minute");
    }

    [Fact]
    public void A_minute_begins_with_its_first_event()
    {
        _time.Advance(TimeSpan.FromSeconds(50));
        Offer(3, () => Event("failed")).ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(59));
        Offer(1, () => Event("failed")).ShouldBe(0);
        _guard.Take(all: false).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        _guard.Take(all: false).ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void A_flush_in_the_middle_of_a_minute_tells_once_and_the_minute_goes_on()
    {
        Offer(5, () => Event("failed"));
        _guard.Take(all: true).ShouldHaveSingleItem().Count.ShouldBe(3);
        _guard.Take(all: true).ShouldBeEmpty();
        Offer(1, () => Event("failed")).ShouldBe(0);
        _time.Advance(TimeSpan.FromMinutes(1));
        _guard.Take(all: false).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public void Nothing_held_is_nothing_to_tell_and_nothing_is_due()
    {
        Offer(2, () => Event("failed")).ShouldBe(2);
        _guard.NextDue.ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(2));
        _guard.Take(all: true).ShouldBeEmpty();
    }

    [Fact]
    public void The_summary_says_how_many_like_what_and_from_when_to_when()
    {
        var at = Some.Time;
        for (var i = 0; i < 10; i++)
        {
            _guard.Holds(
                new LogEvent(
                    at.AddSeconds(i),
                    i == 5 ? LogEventLevel.Error : LogEventLevel.Warning,
                    new IOException("full"),
                    SomeLog.Template("cannot write {File}"),
                    [new("SourceContext", new ScalarValue("Shop.Writer"))]),
                new FanoutContext { TenantId = "acme", UserId = "u-1" },
                traces: null);
        }

        var held = _guard.Take(all: true).ShouldHaveSingleItem();
        held.Context.ShouldBe(new FanoutContext { TenantId = "acme" });
        var summary = new EventBuilder(Redactor.Default).Build(held.ToLogEvent(at), held.Context, CrumbSet.None);
        summary.Level.ShouldBe(LogEventLevel.Error, "the highest");
        summary.SourceContext.ShouldBe("Shop.Writer");
        summary.Message.ShouldBe(
            "Held back 8 events like cannot write {File} between 2026-01-02 03:04:07Z and 2026-01-02 03:04:14Z");
        Value("HeldCount").AsInteger().ShouldBe(8);
        Value("FirstHeldAt").AsTimestamp().ShouldBe(at.AddSeconds(2));
        Value("LastHeldAt").AsTimestamp().ShouldBe(at.AddSeconds(9));
        Value("Template").AsText().ShouldBe("cannot write {File}");
        Value("ExceptionType").AsText().ShouldBe("System.IO.IOException");

        FanoutValue Value(string name) =>
            summary.Properties.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException(name);
    }

    [Fact]
    public void Fatal_events_and_named_events_below_error_always_pass()
    {
        Offer(10, () => SomeLog.Event(LogEventLevel.Fatal, "fatal")).ShouldBe(10);
        Offer(10, () => SomeLog.Event(LogEventLevel.Information, "named", ("EventName", "login"))).ShouldBe(10);
        Offer(10, () => SomeLog.Event("named", ("EventName", "login_failed"))).ShouldBe(2);
        Offer(10, () => SomeLog.Event(LogEventLevel.Information, "not named")).ShouldBe(2);
    }

    [Fact]
    public void Exceptions_are_of_one_kind_by_type_code_and_the_place_in_the_application()
    {
        Offer(4, () => Event("failed", Thrown(static () => FirstPlace(1)))).ShouldBe(2);
        Offer(4, () => Event("failed", Thrown(static () => SecondPlace(2)))).ShouldBe(2, "another place");
        Offer(4, () => Event("failed", new IOException("full"))).ShouldBe(2, "another type");
        Offer(4, () => Event("failed", new IOException("full", 7))).ShouldBe(2, "another code");
        Offer(4, () => Event("other", Thrown(static () => FirstPlace(3)))).ShouldBe(2, "another template");
        var number = 0;
        Offer(4, () => Event("failed", Thrown(() => FirstPlace(++number)))).ShouldBe(0, "the message does not matter");
    }

    [Fact]
    public void A_wrapped_exception_is_told_by_the_place_of_the_inner_one()
    {
        Offer(4, () => Event("failed", new AggregateException(Thrown(static () => FirstPlace(1))))).ShouldBe(2);
        Offer(4, () => Event("failed", new AggregateException(Thrown(static () => SecondPlace(1))))).ShouldBe(2);
    }

    [Fact]
    public void Without_a_place_the_message_tells_without_its_numbers()
    {
        var number = 0;
        Offer(6, () => Event("failed", new IOException($"no room for {++number} bytes"))).ShouldBe(2);
        Offer(6, () => Event("failed", new IOException("no such file"))).ShouldBe(2);
        Offer(6, () => Event(string.Create(CultureInfo.InvariantCulture, $"order {++number} failed"))).ShouldBe(2);
    }

    [Fact]
    public void Each_tenant_has_minutes_of_its_own()
    {
        var acme = new FanoutContext { TenantId = "acme" };
        Enumerable.Range(0, 5).Count(_ => !_guard.Holds(Event("failed"), acme, null)).ShouldBe(2);
        Offer(5, () => SomeLog.Event("failed", ("TenantId", "globex"))).ShouldBe(2);
    }

    [Fact]
    public void Of_too_many_kinds_the_oldest_are_forgotten_and_told_of_together_at_the_end_of_the_minute()
    {
        Offer(3, () => SomeLog.Event("first {X}")).ShouldBe(2);
        Offer(6, () => SomeLog.Event("second {X}")).ShouldBe(2);
        for (var i = 0; i < 4_096; i++)
            Offer(1, () => SomeLog.Event($"{{X}} kind {i}"));
        _guard.Take(all: false).ShouldBeEmpty("the minute is not over");
        Offer(3, () => SomeLog.Event("first {X}")).ShouldBe(2, "a new kind again");
        _time.Advance(TimeSpan.FromMinutes(1));
        var held = _guard.Take(all: false);
        held.Select(one => (one.About.Template, one.Count)).ShouldBe(
            [("[several kinds, of more than 4,096 at once]", 5), ("first {X}", 1)], ignoreOrder: true);
        _guard.NextDue.ShouldBeNull();
    }

    [Fact]
    public void However_many_kinds_there_are_it_remembers_4096_and_tells_of_the_others_once_a_minute()
    {
        var (held, summaries) = (0L, 0);
        var told = 0L;
        for (var second = 0; second < 130; second++)
        {
            for (var i = 0; i < 5_000 / 10; i++)
                held += 3 - Offer(3, () => SomeLog.Event($"{{X}} second {second} kind {i}"));
            Tell(_guard.Take(all: false));
            _guard.Remembered.ShouldBeLessThanOrEqualTo(4_097);
            _guard.Due.ShouldBeLessThanOrEqualTo(4_097);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Tell(_guard.Take(all: true));
        held.ShouldBe(130 * 500);
        told.ShouldBe(held);
        summaries.ShouldBeLessThan(4_096 + 5);

        void Tell(IReadOnlyList<HeldBack> taken)
        {
            told += taken.Sum(static one => one.Count);
            summaries += taken.Count;
        }
    }

    [Fact]
    public void A_minute_that_begins_anew_while_the_last_one_is_due_tells_of_that_one_once()
    {
        Offer(3, () => Event("failed"));
        _time.Advance(TimeSpan.FromSeconds(61));
        Offer(4, () => Event("failed")).ShouldBe(2);
        _guard.Take(all: false).ShouldHaveSingleItem().Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromMinutes(1));
        _guard.Take(all: false).ShouldHaveSingleItem().Count.ShouldBe(2);
        _guard.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Turned_off_while_it_holds_it_tells_what_it_held_and_holds_no_more()
    {
        Offer(3, () => Event("failed"));
        _guard.Use(null, InApp);
        _guard.Take(all: false).ShouldHaveSingleItem().Count.ShouldBe(1);
        Offer(100, () => Event("failed")).ShouldBe(100);
        _guard.NextDue.ShouldBeNull();
    }

    /// <summary>How many pass.</summary>
    int Offer(int count, Func<LogEvent> make) =>
        Enumerable.Range(0, count).Count(_ => !_guard.Holds(make(), null, traces: null));

    static LogEvent Event(string template, Exception? exception = null) =>
        new(Some.Time, LogEventLevel.Error, exception, SomeLog.Template(template), []);

    static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new InvalidOperationException("nothing was thrown");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void FirstPlace(int number) => throw new InvalidOperationException($"message {number}");

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void SecondPlace(int number) => throw new InvalidOperationException($"message {number}");
}
