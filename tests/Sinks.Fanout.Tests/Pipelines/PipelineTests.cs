// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog.Context;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

public class PipelineTests
{
    [Fact]
    public async Task Every_backend_gets_every_event_once_and_the_books_balance()
    {
        var backends = new[] { new ScriptedBackend(), new ScriptedBackend(), new ScriptedBackend() };
        await using var bench = new PipelineBench(backends);
        for (var i = 0; i < 1000; i++)
            bench.Logger.Error("event {Number}", i);
        await bench.SettleAsync();
        var expected = Enumerable.Range(0, 1000).Select(i => $"event {i}");
        foreach (var backend in backends)
            backend.Messages.ShouldBe(expected);
        bench.Status.Emitted.ShouldBe(1000);
        bench.Status.Dispatched.ShouldBe(1000);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Ten_threads_emit_at_once_and_nothing_is_lost_or_doubled()
    {
        var backend = new ScriptedBackend
        {
            Profile = new BackendProfile { Destination = "memory", BatchSizeLimit = 1000, MaxInFlight = 1 },
        };
        await using var bench = new PipelineBench(
            static o => o.IntakeLimit = 1_048_576,
            static o => o.QueueLimit = 1_000_000,
            backend);
        var threads = Enumerable.Range(0, 10).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < 2000; i++)
                bench.Logger.Error("{Thread}-{Number}", thread, i);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        await bench.SettleAsync();
        backend.Messages.Count.ShouldBe(20_000);
        backend.Messages.Distinct().Count().ShouldBe(20_000);
        foreach (var thread in backend.Messages.Select(message => message.Split('-')).GroupBy(parts => parts[0]))
        {
            thread.Select(parts => int.Parse(parts[1], CultureInfo.InvariantCulture))
                .SequenceEqual(Enumerable.Range(0, 2000))
                .ShouldBeTrue($"thread {thread.Key}'s events keep their order");
        }

        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task With_no_backend_nothing_is_kept_and_everything_is_below_the_gate()
    {
        await using var bench = new PipelineBench();
        bench.Logger.Fatal("nobody listens");
        await bench.SettleAsync();
        bench.Status.BelowGate.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Lower_events_are_kept_as_breadcrumbs_and_an_error_takes_those_of_its_context_along()
    {
        var backend = Errors();
        var seen = new List<FanoutEvent>();
        await using var bench = new PipelineBench(Capturing(backend, seen));
        using (FanoutContext.Push(workflowRunId: "run-1"))
            bench.Logger.Information("fetched {File}", "a.md");
        using (FanoutContext.Push(workflowRunId: "run-2"))
        {
            bench.Logger.Information("fetched {File}", "b.md");
            bench.Logger.Debug("not even a breadcrumb");
            bench.Logger.Error("cannot convert {File}", "b.md");
        }

        await bench.SettleAsync();
        seen.ShouldHaveSingleItem().Breadcrumbs.Select(crumb => crumb.Message).ShouldBe(["fetched b.md"]);
        bench.Status.TrailOnly.ShouldBe(2);
        bench.Status.BelowGate.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Context_comes_from_push_from_properties_and_from_log_context_and_the_event_wins()
    {
        var seen = new List<FanoutEvent>();
        await using var bench = new PipelineBench(Capturing(Errors(), seen));
        using (FanoutContext.Push(workflowId: "conversion", step: "parse", userId: "u-1"))
        using (LogContext.PushProperty("tenant_id", "acme"))
            bench.Logger.ForContext("UserId", "u-2").Error("failed");
        await bench.SettleAsync();
        seen.ShouldHaveSingleItem().Context.ShouldBe(new FanoutContext
        {
            WorkflowId = "conversion",
            Step = "parse",
            UserId = "u-2",
            TenantId = "acme",
        });
    }

    [Fact]
    public async Task A_named_event_reaches_a_lane_that_asks_for_it_whatever_its_level()
    {
        var backend = Errors();
        await using var bench = new PipelineBench(static _ => { }, static o => o.Events = ["conversion_*"], backend);
        bench.Logger.ForContext("EventName", "conversion_started").Verbose("started");
        bench.Logger.ForContext("EventName", "login").Verbose("logged in");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["started"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Trace_and_span_come_from_the_activity_of_the_emitting_code()
    {
        var seen = new List<FanoutEvent>();
        await using var bench = new PipelineBench(Capturing(Errors(), seen));
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        bench.Logger.Error("failed");
        await bench.SettleAsync();
        seen.ShouldHaveSingleItem().TraceId.ShouldBe(activity.TraceId.ToHexString());
        seen[0].SpanId.ShouldBe(activity.SpanId.ToHexString());
    }

    [Fact]
    public async Task A_full_intake_sheds_what_comes_keeps_room_for_errors_and_counts()
    {
        using var gate = new ManualResetEventSlim();
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(static o => o.IntakeLimit = 100, static _ => { }, backend);

        // The dispatcher is held inside a stranger's ToString, so nothing leaves the intake.
        var holder = new Blocking(gate);
        bench.Logger.Write(PipelineBench.Event(template: "held {Number}", value: holder));
        await holder.Entered.Within("the dispatcher to read the event");
        for (var i = 0; i < 200; i++)
            bench.Logger.Information("info {Number}", i);
        for (var i = 0; i < 100; i++)
            bench.Logger.Error("error {Number}", i);
        for (var i = 0; i < 100; i++)
            bench.Logger.Fatal("fatal {Number}", i);
        gate.Set();
        await bench.SettleAsync();
        var messages = backend.Messages;
        messages.Count(message => message.StartsWith("info", StringComparison.Ordinal)).ShouldBeInRange(74, 76);
        messages.Count(message => message.StartsWith("error", StringComparison.Ordinal)).ShouldBeInRange(19, 21);
        messages.Count(message => message.StartsWith("fatal", StringComparison.Ordinal)).ShouldBeInRange(4, 6);
        bench.Status.Dropped.ShouldCount("intake_full", bench.Status.Emitted - messages.Count);
        bench.Status.ShouldBalance();
        bench.Said.ShouldContain(sentence => sentence.Contains("intake_full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_huge_event_counts_for_its_text_and_is_refused_when_the_intake_holds_too_much()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(static o => o.IntakeBytesLimit = 1_000_000, static _ => { }, backend);
        bench.Logger.Error("{Text}", new string('x', 2_000_000));
        bench.Logger.Error("small");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["small"]);
        bench.Status.Dropped.ShouldCount("intake_full", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Disposing_drains_what_was_emitted()
    {
        var backend = new ScriptedBackend();
        var bench = new PipelineBench(
            static _ => { },
            static o => o.BufferingTimeLimit = TimeSpan.FromHours(1),
            backend);
        for (var i = 0; i < 100; i++)
            bench.Logger.Error("event {Number}", i);
        await bench.DisposeAsync();
        backend.Messages.Count.ShouldBe(100);
        backend.IsDisposed.ShouldBeTrue();
        bench.Status.IsRunning.ShouldBeFalse();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Disposing_twice_and_emitting_afterwards_is_harmless_and_counted()
    {
        var bench = new PipelineBench(new ScriptedBackend());
        var sink = new FanoutSink(new PipelineRegistry().Attach(null, () => bench.Pipeline));
        sink.Dispose();
        sink.Dispose();
        await sink.DisposeAsync();
        sink.Emit(PipelineBench.Event());
        bench.Status.Dropped.ShouldCount("closed", 1);
        bench.Status.ShouldBalance();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task A_backend_that_never_answers_holds_shutdown_no_longer_than_its_limit_and_costs_others_nothing()
    {
        var hanging = new ScriptedBackend { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };
        var healthy = new ScriptedBackend();
        var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1), static _ => { }, hanging, healthy);
        for (var i = 0; i < 50; i++)
            bench.Logger.Error("event {Number}", i);

        // Not awaited: a continuation would wait for a pool thread, which is not what is measured.
        var clock = Stopwatch.StartNew();
        bench.Pipeline.Close();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        healthy.Messages.Count.ShouldBe(50);
        bench.Status.Backends[0].Dropped.ShouldCount("shutdown", 50);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_backend_that_blocks_its_thread_is_abandoned_like_one_that_hangs()
    {
        using var release = new ManualResetEventSlim();
        var blocking = new ScriptedBackend
        {
            Otherwise = _ =>
            {
                release.Wait();
                return Task.FromResult(SendResult.Delivered);
            },
        };
        var healthy = new ScriptedBackend();
        var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1), static _ => { }, blocking, healthy);
        bench.Logger.Error("event");
        await healthy.SentAsync(1);

        // Not awaited: a continuation would wait for a pool thread, which is not what is measured.
        var clock = Stopwatch.StartNew();
        bench.Pipeline.Close();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        healthy.Messages.ShouldBe(["event"]);
        bench.Status.ShouldBalance();
        release.Set();
    }

    [Fact]
    public async Task A_backend_that_blocks_in_its_cancellation_or_disposal_holds_neither_its_limit_nor_the_others()
    {
        using var release = new ManualResetEventSlim();
        var stubborn = new StubbornBackend(release);
        var healthy = new ScriptedBackend();
        var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1),
            static o => o.SendTimeLimit = TimeSpan.FromMilliseconds(200),
            stubborn,
            healthy);
        bench.Logger.Error("event");
        await stubborn.Cancelled.Within("the send to be cancelled");
        bench.Status.Backends[0].Why.ShouldBe("no answer within 00:00:00.2000000");
        var clock = Stopwatch.StartNew();
        bench.Pipeline.Close();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        healthy.Messages.ShouldBe(["event"]);
        await healthy.Disposed.Within("the healthy backend to be disposed");
        bench.Status.ShouldBalance();
        release.Set();
    }

    [Fact]
    public async Task A_dispatcher_that_hangs_at_the_end_costs_what_it_holds_and_not_what_the_lanes_hold()
    {
        using var gate = new ManualResetEventSlim();
        var backend = new ScriptedBackend();
        var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(2),
            static o => o.BufferingTimeLimit = TimeSpan.FromHours(1),
            backend);
        bench.Logger.Error("in the lane");
        await bench.DispatchedAsync(1);
        var holder = new Blocking(gate);
        bench.Logger.Write(PipelineBench.Event(template: "held {Number}", value: holder));
        bench.Logger.Error("behind it");
        await holder.Entered.Within("the dispatcher to read the event");
        bench.Pipeline.Close();
        backend.Messages.ShouldBe(["in the lane"]);
        bench.Status.Dropped.ShouldCount("shutdown", 2);
        bench.Status.Waiting.ShouldBe(0);
        bench.Status.BooksBalance.ShouldBeTrue();
        gate.Set();
    }

    [Fact]
    public void With_no_time_to_shut_down_what_is_left_is_counted_once()
    {
        var bench = new PipelineBench(
            static o => o.ShutdownTimeLimit = TimeSpan.Zero,
            static _ => { },
            new ScriptedBackend());
        for (var i = 0; i < 5000; i++)
            bench.Logger.Error("event {Number}", i);
        bench.Pipeline.Close();
        bench.Status.Waiting.ShouldBeGreaterThanOrEqualTo(0);
        bench.Status.BooksBalance.ShouldBeTrue();
        bench.Status.Emitted.ShouldBe(5000);
    }

    [Fact]
    public async Task Users_of_two_tenants_do_not_share_breadcrumbs()
    {
        var seen = new List<FanoutEvent>();
        await using var bench = new PipelineBench(Capturing(Errors(), seen));
        bench.Logger.ForContext("TenantId", "a").ForContext("UserId", 7).Information("of tenant a");
        bench.Logger.ForContext("TenantId", "b").ForContext("UserId", 7).Information("of tenant b");
        bench.Logger.ForContext("TenantId", "b").ForContext("UserId", 7).Error("failed");
        await bench.SettleAsync();
        seen.ShouldHaveSingleItem().Breadcrumbs.Select(crumb => crumb.Message).ShouldBe(["of tenant b"]);
    }

    [Fact]
    public async Task A_burst_of_10_000_errors_with_breadcrumbs_fits_the_default_queue()
    {
        var hanging = new ScriptedBackend { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };
        var bench = new PipelineBench(static o => o.ShutdownTimeLimit = TimeSpan.Zero, static _ => { }, hanging);
        for (var i = 0; i < 10_000; i++)
            bench.Logger.Error(Thrown(i), "Cannot convert {File} for {User} in step {Stage}", $"{i}.md", "u-1001", "parse");
        await bench.DispatchedAsync(10_000);
        bench.Status.Backends[0].Dropped.ShouldBeEmpty();
        bench.Pipeline.Close();
    }

    [Fact]
    public async Task Breadcrumbs_count_for_the_first_event_that_takes_them_along()
    {
        var seen = new List<FanoutEvent>();
        await using var bench = new PipelineBench(Capturing(Errors(), seen));
        for (var i = 0; i < 10; i++)
            bench.Logger.Information("{Text}", new string('x', 1000));
        bench.Logger.Error("first");
        bench.Logger.Error("second");
        await bench.SettleAsync();
        seen[0].EstimatedBytes.ShouldBeGreaterThan(10 * 1000 * 2);
        seen[1].EstimatedBytes.ShouldBeLessThan(10_000);
    }

    [Fact]
    public async Task A_property_that_throws_costs_only_its_own_value()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(backend);
        bench.Logger.Error("before");
        bench.Logger.Write(PipelineBench.Event(template: "value {Number}", value: new Throwing()));
        bench.Logger.Error("after");
        await bench.SettleAsync();
        backend.Messages.Count.ShouldBe(3);
        backend.Messages[1].ShouldNotContain("secret from ToString");
        bench.Status.ShouldBalance();
    }

    static InvalidOperationException Thrown(int number)
    {
        try
        {
            throw new InvalidOperationException($"Conversion {number} failed.", new IOException($"Cannot read {number}."));
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    static ScriptedBackend Errors() => new()
    {
        Profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = 10,
            MinimumLevel = LogEventLevel.Error,
        },
    };

    static ScriptedBackend Capturing(ScriptedBackend like, List<FanoutEvent> seen) => new()
    {
        Profile = like.Profile,
        Captured = seen,
    };

    sealed class Blocking(ManualResetEventSlim gate)
    {
        readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => _entered.Task;

        public override string ToString()
        {
            _entered.TrySetResult();
            gate.Wait(TimeSpan.FromSeconds(10));
            return "held";
        }
    }

    /// <summary>Heeds its token by code that blocks, and blocks in its disposal too.</summary>
    sealed class StubbornBackend(ManualResetEventSlim release) : ScriptedBackend
    {
        readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Cancelled => _cancelled.Task;

        public override Task<SendResult> SendAsync(
            IReadOnlyList<EncodedItem> batch,
            CancellationToken cancellationToken)
        {
            cancellationToken.Register(() =>
            {
                _cancelled.TrySetResult();
                release.Wait(TimeSpan.FromSeconds(10));
                throw new InvalidOperationException("from a cancellation callback");
            });
            return new TaskCompletionSource<SendResult>().Task;
        }

        public override ValueTask DisposeAsync()
        {
            release.Wait(TimeSpan.FromSeconds(10));
            return base.DisposeAsync();
        }
    }

    sealed class Throwing : IFormattable
    {
        public override string ToString() => throw new InvalidOperationException("secret from ToString");

        public string ToString(string? format, IFormatProvider? formatProvider) => ToString();
    }
}
