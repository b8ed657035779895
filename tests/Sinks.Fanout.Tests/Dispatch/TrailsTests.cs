// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Dispatch;

public class TrailsTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly EventBuilder _builder = new(Redactor.Default);

    [Fact]
    public void An_error_takes_the_crumbs_of_its_trace_else_of_its_context_else_of_the_process()
    {
        var trails = New();
        var context = new FanoutContext { WorkflowRunId = "run-1" };
        trails.Add(SomeLog.At(Some.Time, Trace(1)), context);
        trails.Add(SomeLog.At(Some.Time), context);
        trails.Add(SomeLog.At(Some.Time), context);
        trails.Add(SomeLog.At(Some.Time), null);
        Of(trails, SomeLog.At(Some.Time, Trace(1)), null).ShouldBe(1);
        Of(trails, SomeLog.At(Some.Time, Trace(2)), context).ShouldBe(0);
        Of(trails, SomeLog.At(Some.Time), context).ShouldBe(2);
        Of(trails, SomeLog.At(Some.Time), new FanoutContext { Step = "parse" }).ShouldBe(1);
    }

    [Fact]
    public void The_run_comes_before_the_workflow_and_the_user_and_the_tenant_is_part_of_every_key()
    {
        var trails = New();
        var run = new FanoutContext { WorkflowId = "w", WorkflowRunId = "r", UserId = "u", TenantId = "t" };
        trails.Add(SomeLog.At(Some.Time), run);
        Of(trails, SomeLog.At(Some.Time), new FanoutContext { WorkflowRunId = "r", TenantId = "t" }).ShouldBe(1);
        Of(trails, SomeLog.At(Some.Time), run with { TenantId = "another" }).ShouldBe(0);
        Of(trails, SomeLog.At(Some.Time), run with { WorkflowRunId = null }).ShouldBe(0);
        trails.Add(SomeLog.At(Some.Time), new FanoutContext { UserId = "u", TenantId = "t" });
        Of(trails, SomeLog.At(Some.Time), new FanoutContext { UserId = "u" }).ShouldBe(0);
        Of(trails, SomeLog.At(Some.Time), new FanoutContext { UserId = "u", TenantId = "t" }).ShouldBe(1);
    }

    [Fact]
    public void A_trail_keeps_the_last_ones_in_order_and_does_not_count_the_others_as_evicted()
    {
        var trails = New(limit: 3);
        for (var i = 0; i < 10; i++)
            trails.Add(SomeLog.At(Some.Time + TimeSpan.FromSeconds(i)), null);
        var crumbs = trails.Of(SomeLog.At(Some.Time + Minute), null, _builder);
        crumbs.Crumbs.Select(crumb => crumb.Timestamp - Some.Time).Select(age => age.TotalSeconds).ShouldBe([7, 8, 9]);
        trails.Evicted.ShouldBe(0);
    }

    [Fact]
    public void An_event_that_cannot_be_read_costs_its_own_crumb_and_no_others()
    {
        var trails = New();
        trails.Add(SomeLog.At(Some.Time), null);
        var user = new Changing();
        var hostile = user.Event = SomeLog.Event("event", ("UserId", user));
        Should.Throw<InvalidOperationException>(() => trails.Add(hostile, null));
        trails.Add(SomeLog.At(Some.Time), null);
        Of(trails, SomeLog.At(Some.Time), null).ShouldBe(2);
    }

    [Fact]
    public void Crumbs_older_than_five_minutes_are_left_out()
    {
        var trails = New();
        trails.Add(SomeLog.At(Some.Time), null);
        trails.Add(SomeLog.At(Some.Time + Minute), null);
        Of(trails, SomeLog.At(Some.Time + (5 * Minute)), null).ShouldBe(2);
        Of(trails, SomeLog.At(Some.Time + (5 * Minute) + TimeSpan.FromTicks(1)), null).ShouldBe(1);
    }

    [Fact]
    public void Beyond_a_thousand_trails_the_one_used_longest_ago_goes_and_is_counted()
    {
        var trails = New();
        trails.Add(SomeLog.At(Some.Time, Trace(1)), null);
        trails.Add(SomeLog.At(Some.Time, Trace(1)), null);
        for (var i = 2; i <= 1000; i++)
            trails.Add(SomeLog.At(Some.Time, Trace(i)), null);
        trails.Evicted.ShouldBe(0);
        trails.Add(SomeLog.At(Some.Time, Trace(1)), null);
        trails.Add(SomeLog.At(Some.Time, Trace(1001)), null);
        trails.Evicted.ShouldBe(1);
        Of(trails, SomeLog.At(Some.Time, Trace(1)), null).ShouldBe(3);
        Of(trails, SomeLog.At(Some.Time, Trace(2)), null).ShouldBe(0);
        Of(trails, SomeLog.At(Some.Time, Trace(3)), null).ShouldBe(1);
    }

    [Fact]
    public void Beyond_ten_thousand_crumbs_the_oldest_go_and_are_counted()
    {
        var trails = New(limit: 500);
        for (var i = 0; i < 10_500; i++)
            trails.Add(SomeLog.At(Some.Time, Trace((i / 500) + 1)), null);
        trails.Evicted.ShouldBe(500);
        Of(trails, SomeLog.At(Some.Time, Trace(1)), null).ShouldBe(0);
        Of(trails, SomeLog.At(Some.Time, Trace(2)), null).ShouldBe(500);
    }

    [Fact]
    public void The_level_and_the_limit_decide_what_becomes_a_crumb()
    {
        New().Wants(LogEventLevel.Information).ShouldBeTrue();
        New().Wants(LogEventLevel.Debug).ShouldBeFalse();
        var off = New(limit: 0);
        off.Wants(LogEventLevel.Fatal).ShouldBeFalse();
        Of(off, SomeLog.At(Some.Time), null).ShouldBe(0);
    }

    [Fact]
    public void Nothing_is_left_after_clearing()
    {
        var trails = New();
        trails.Add(SomeLog.At(Some.Time), null);
        trails.Clear();
        Of(trails, SomeLog.At(Some.Time), null).ShouldBe(0);
    }

    static Trails New(int limit = 50) => new(new BreadcrumbOptions { Limit = limit });

    static string Trace(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    int Of(Trails trails, LogEvent logEvent, FanoutContext? context) =>
        trails.Of(logEvent, context, _builder).Crumbs.Count;

    /// <summary>Does to its event what another sink may do to it on its own thread.</summary>
    sealed class Changing
    {
        public LogEvent? Event { get; set; }

        public override string ToString()
        {
            Event!.AddPropertyIfAbsent(new LogEventProperty("Another", new ScalarValue(1)));
            return "u-1";
        }
    }
}
