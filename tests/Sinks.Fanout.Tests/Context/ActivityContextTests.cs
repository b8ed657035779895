// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Context;
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Contexts;

/// <summary>What the activities around a log call say about its context.</summary>
public sealed class ActivityContextTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public ActivityContextTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task Tags_name_the_context_as_properties_do()
    {
        using var activity = Begin();
        activity.SetTag("workflow.id", "conversion").SetTag("workflow.run.id", 7).SetTag("workflow.step", "parse");
        activity.SetTag("enduser.id", "u-1").SetTag("tenant.id", Guid.Empty);
        (await LoggedAsync()).ShouldBe(new FanoutContext
        {
            WorkflowId = "conversion",
            WorkflowRunId = "7",
            Step = "parse",
            UserId = "u-1",
            TenantId = "00000000-0000-0000-0000-000000000000",
        });
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, 1)]
    [InlineData(ActivityTraceFlags.None, 0)]
    [InlineData(null, null)]
    public async Task The_flags_of_the_trace_come_along_and_are_unknown_without_an_activity(
        ActivityTraceFlags? flags, int? expected)
    {
        using var activity = flags is null ? null : Begin();
        if (flags is { } known)
            activity!.ActivityTraceFlags = known;
        await LoggedAsync();
        _seen.ShouldHaveSingleItem().TraceFlags.ShouldBe(expected);
    }

    [Fact]
    public async Task The_nearest_activity_wins_and_its_parents_say_the_rest()
    {
        using var request = Begin();
        request.SetTag("user.id", "u-1").SetTag("tenant.id", "acme");
        using var work = Begin();
        work.SetTag("user.id", "u-2").SetTag("workflow.id", "conversion");
        using var step = Begin();
        step.SetTag("workflow.step", "parse");
        (await LoggedAsync()).ShouldBe(new FanoutContext
        {
            WorkflowId = "conversion",
            Step = "parse",
            UserId = "u-2",
            TenantId = "acme",
        });
    }

    [Fact]
    public async Task The_event_is_stronger_than_the_ambient_context_that_than_tags_and_tags_than_trusted_baggage()
    {
        using var activity = Begin();
        foreach (var name in new[] { "workflow.id", "workflow.run.id", "user.id", "tenant.id" })
            activity.AddBaggage(name, "baggage");
        foreach (var name in new[] { "workflow.id", "workflow.run.id", "user.id" })
            activity.SetTag(name, "tag");
        using var ambient = FanoutContext.Push(workflowId: "ambient", workflowRunId: "ambient");
        using var property = LogContext.PushProperty("WorkflowId", "property");
        (await LoggedAsync(static o => o.TrustBaggage = true)).ShouldBe(new FanoutContext
        {
            WorkflowId = "property",
            WorkflowRunId = "ambient",
            UserId = "tag",
            TenantId = "baggage",
        });
    }

    [Fact]
    public async Task Baggage_names_nobody_unless_it_is_trusted()
    {
        using var activity = Begin();
        activity.AddBaggage("user.id", "u-1").AddBaggage("tenant.id", "acme").AddBaggage("workflow.id", "conversion");
        (await LoggedAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Trusted_baggage_counts_also_when_a_parent_carries_it()
    {
        using var request = Begin();
        request.AddBaggage("user.id", "u-1");
        using var work = Begin();
        (await LoggedAsync(static o => o.TrustBaggage = true)).ShouldBe(new FanoutContext { UserId = "u-1" });
    }

    [Fact]
    public async Task Whether_baggage_is_trusted_changes_while_the_application_runs()
    {
        await using var bench = new PipelineBench(_backend);
        using var activity = Begin();
        activity.AddBaggage("user.id", "u-1");
        bench.Logger.Error("before");
        var trusting = new FanoutOptions { TrustBaggage = true };
        bench.Pipeline.Apply(bench.Pipeline.Plan with { Options = trusting }).ShouldBeTrue();
        bench.Logger.Error("after");
        await bench.SettleAsync();
        _seen.Select(seen => seen.Context.UserId).ShouldBe([null, "u-1"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_strangers_object_an_empty_text_and_a_secret_identify_nobody()
    {
        var stranger = new Stranger();
        using var request = Begin();
        request.SetTag("workflow.id", "of the parent");
        using var activity = Begin();
        activity.SetTag("user.id", stranger).SetTag("tenant.id", "").SetTag("workflow.id", null);
        activity.SetTag("workflow.step", "password=hunter2-correct-horse");
        (await LoggedAsync()).ShouldBe(new FanoutContext { WorkflowId = "of the parent" });
        stranger.IsAsked.ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_that_comes_by_another_flow_has_nothing_of_the_activity_there()
    {
        LogEvent? foreign = null;
        using (Begin())
            foreign = Event(Activity.Current!);
        using var activity = Begin();
        activity.SetTag("user.id", "u-1");
        await using var bench = new PipelineBench(_backend);
        bench.Pipeline.Emit(foreign);
        bench.Pipeline.Emit(PipelineBench.Event());
        bench.Pipeline.Emit(Event(activity));
        await bench.SettleAsync();
        _seen.Select(seen => seen.Context.UserId).ShouldBe([null, null, "u-1"]);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task The_storm_guard_and_frames_taken_at_emit_know_the_tenant_of_the_activity()
    {
        await using var bench = new PipelineBench(
            static o =>
            {
                o.StormGuard.PerMinute = 1;
                o.CaptureFrames = FrameCapture.AtEmit;
            },
            static _ => { },
            _backend);
        foreach (var tenant in new[] { "acme", "acme", "initech" })
        {
            using var activity = Begin();
            activity.SetTag("tenant.id", tenant);
            bench.Logger.Error(new IOException("full"), "failed");
        }

        await bench.DisposeAsync();
        _seen.Where(static seen => seen.Message == "failed").Select(static seen => seen.Context.TenantId)
            .ShouldBe(["acme", "initech"]);
        var summary = _seen.Single(static seen => seen.Message != "failed");
        summary.Context.TenantId.ShouldBe("acme", "what was held back is told of to its tenant");
        bench.Status.Dropped.ShouldCount("storm", 1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Only_so_many_activities_and_tags_are_looked_at()
    {
        using var first = Begin();
        first.SetTag("user.id", "u-1");
        var others = Enumerable.Range(0, 31).Select(static _ => Begin()).ToList();
        Read(Activity.Current!)!.UserId.ShouldBe("u-1");
        others.Add(Begin());
        Read(Activity.Current!).ShouldBeNull("the first one is too far away");
        others.Reverse();
        others.ForEach(static activity => activity.Dispose());
        first.SetTag("tenant.id", "acme");
        using var last = Begin();
        for (var i = 0; i < 999; i++)
            last.SetTag($"tag{i}", i);
        Read(last).ShouldBe(new FanoutContext { UserId = "u-1" }, "the tenant is one tag too far");
    }

    async Task<FanoutContext> LoggedAsync(Action<FanoutOptions>? configure = null)
    {
        await using var bench = new PipelineBench(configure ?? (static _ => { }), static _ => { }, _backend);
        bench.Logger.Error("failed");
        await bench.SettleAsync();
        bench.Status.ShouldBalance();
        return _seen.ShouldHaveSingleItem().Context;
    }

    static FanoutContext? Read(Activity activity) =>
        ActivityReader.Read(Event(activity), activity, ambient: null, trustBaggage: false);

    static Activity Begin() => new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();

    static LogEvent Event(Activity activity) =>
        new(Some.Time, LogEventLevel.Error, exception: null, new Serilog.Parsing.MessageTemplateParser().Parse("failed"),
            [], activity.TraceId, activity.SpanId);

    sealed class Stranger
    {
        public bool IsAsked { get; private set; }

        public override string ToString()
        {
            IsAsked = true;
            return "somebody";
        }
    }
}
