// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Spans;

public class SpanTests
{
    static readonly string[] Names = ["a", "b"];

    [Fact]
    public async Task An_activity_becomes_a_span_with_all_it_says()
    {
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        var other = new ActivityContext(
            ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "v=1");
        string trace;
        using (var outer = bench.Source.StartActivity("outer"))
        using (var inner = bench.Source.StartActivity(
            "convert", ActivityKind.Client, default(ActivityContext), links: [new ActivityLink(other)]))
        {
            trace = outer!.TraceId.ToHexString();
            inner!.DisplayName = "convert a file";
            inner.SetTag("pages", 12).SetTag("ok", true).SetTag("share", 0.5).SetTag("names", Names);
            inner.AddEvent(new ActivityEvent("parsed", Some.Time, new ActivityTagsCollection { ["bytes"] = 7L }));
            inner.SetStatus(ActivityStatusCode.Error, "no font");
        }

        await bench.SettleAsync();
        var span = backend.Spans[0];
        span.TraceId.ShouldBe(trace);
        span.ParentSpanId.ShouldBe(backend.Spans[1].SpanId);
        (span.Name, span.Operation, span.SpanKind).ShouldBe(("convert a file", "convert", ActivityKind.Client));
        (span.Source, span.SourceVersion).ShouldBe((bench.Source.Name, "1.2"));
        (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, "no font"));
        span.Duration.ShouldBeGreaterThan(TimeSpan.Zero);
        span.IsLocalRoot.ShouldBeFalse();
        span.Attributes.Select(static tag => $"{tag.Name} {tag.Value.Kind} {tag.Value}").ShouldBe(
            ["pages Integer 12", "ok Boolean true", "share Double 0.5", "names Sequence [\"a\",\"b\"]"]);
        var happened = span.Events.ShouldHaveSingleItem();
        (happened.Name, happened.Timestamp).ShouldBe(("parsed", Some.Time));
        happened.Attributes[0].Value.AsInteger().ShouldBe(7);
        var link = span.Links.ShouldHaveSingleItem();
        (link.TraceId, link.SpanId, link.TraceFlags, link.TraceState).ShouldBe(
            (other.TraceId.ToHexString(), other.SpanId.ToHexString(), 1, "v=1"));
        backend.Spans[1].IsLocalRoot.ShouldBeTrue();
    }

    [Fact]
    public async Task Whatever_a_span_says_is_redacted()
    {
        const string Token = "ghp_016C7e2dB5f8A9c3D4e6F1a2B3c4D5e6F7a8";
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        var link = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), default, Token);
        using (var activity = bench.Source.StartActivity(
            $"GET {Token}",
            ActivityKind.Internal,
            default(ActivityContext),
            links: [new ActivityLink(link, new ActivityTagsCollection { ["a"] = Token })]))
        {
            activity!.DisplayName = $"shows {Token}";
            activity.SetTag("url.full", $"https://x.example/?token={Token}").SetTag("password", "hunter2hunter2");
            activity.SetTag("map", new Dictionary<string, string> { ["password"] = "hunter2hunter2" });
            activity.SetTag(Token, 1).SetTag("list", new[] { "fine", Token }).SetTag("object", new Stranger(Token));
            activity.AddEvent(new ActivityEvent(Token, tags: new ActivityTagsCollection { ["message"] = Token }));
            activity.SetStatus(ActivityStatusCode.Error, $"bad {Token}");
            activity.TraceStateString = $"k={Token}";
        }

        await bench.SettleAsync();
        var span = backend.Spans.ShouldHaveSingleItem();
        var all = string.Join('\n', SpanText.Of(span));
        all.ShouldNotContain(Token);
        all.ShouldNotContain("hunter2");
        span.Name.ShouldBe("shows [redacted:provider_token]");
        bench.Status.Redactions.Values.Sum().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task What_a_stranger_s_tag_throws_costs_that_tag_alone()
    {
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        using (var activity = bench.Source.StartActivity("work"))
            activity!.SetTag("bad", new Stranger(null)).SetTag("good", 1);
        await bench.SettleAsync();
        var span = backend.Spans.ShouldHaveSingleItem();
        span.Attributes.TryGetValue("good", out var good).ShouldBeTrue();
        good.AsInteger().ShouldBe(1);
    }

    [Fact]
    public async Task A_span_says_who_and_what_it_is_about()
    {
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        using (FanoutContext.Push(workflowId: "conversion", userId: "u1"))
        using (var activity = bench.Source.StartActivity("work"))
            activity!.SetTag("tenant_id", "acme").SetTag("user_id", "u2");
        await bench.SettleAsync();
        var context = backend.Spans.ShouldHaveSingleItem().Context;
        (context.WorkflowId, context.UserId, context.TenantId).ShouldBe(("conversion", "u1", "acme"));
    }

    [Fact]
    public async Task More_attributes_than_anybody_reads_are_counted()
    {
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        using (var activity = bench.Source.StartActivity("work"))
        {
            for (var i = 0; i < 200; i++)
                activity!.SetTag($"tag{i}", i).AddEvent(new ActivityEvent($"event{i}"));
        }

        await bench.SettleAsync();
        var span = backend.Spans.ShouldHaveSingleItem();
        (span.Attributes.Count, span.DroppedAttributes).ShouldBe((128, 72));
        (span.Events.Count, span.DroppedEvents).ShouldBe((128, 72));
    }

    [Fact]
    public async Task An_error_in_a_trace_carries_the_ids_of_its_span()
    {
        var spans = SpanBench.Alone();
        var events = new CollectingBackend(FanoutItemKind.Event);
        await using var bench = new SpanBench(spans, events);
        using (bench.Source.StartActivity("work"))
            bench.Bench.Logger.Error(new InvalidOperationException("no"), "failed");
        await bench.SettleAsync();
        var error = events.Events.ShouldHaveSingleItem();
        var span = spans.Spans.ShouldHaveSingleItem();
        (error.TraceId, error.SpanId).ShouldBe((span.TraceId, span.SpanId));
        events.Spans.ShouldBeEmpty("it has no place for them");
        spans.Events.ShouldBeEmpty("it has no place for them");
    }

    [Fact]
    public async Task Without_a_backend_that_takes_spans_nobody_listens()
    {
        await using var bench = new SpanBench(new CollectingBackend(FanoutItemKind.Event));
        bench.Source.HasListeners().ShouldBeFalse();
        bench.Source.StartActivity("work").ShouldBeNull();
    }

    [Fact]
    public async Task A_reload_loses_no_span_and_makes_none_twice()
    {
        var backend = SpanBench.Alone();
        await using var bench = new SpanBench(backend);
        using var other = new ActivitySource($"Sinks.Tests.{Guid.NewGuid():N}");
        var before = bench.Source.StartActivity("before");
        var options = new FanoutOptions();
        options.Traces.Sources = [bench.Source.Name, other.Name];
        bench.Bench.Pipeline.Apply(bench.Bench.Pipeline.Plan with { Options = options });
        before!.Stop();
        other.StartActivity("after")!.Stop();
        await bench.SettleAsync();
        backend.Spans.Select(static span => span.Name).ShouldBe(["before", "after"]);
    }

    [Fact]
    public async Task When_the_pipeline_has_closed_nobody_listens_any_more()
    {
        ActivitySource source;
        await using (var bench = new SpanBench(SpanBench.Alone()))
        {
            source = bench.Source;
            source.HasListeners().ShouldBeTrue();
        }

        source.HasListeners().ShouldBeFalse();
    }

    [Fact]
    public async Task Spans_beyond_the_intake_are_dropped_and_counted()
    {
        using var gate = new ManualResetEventSlim();
        var backend = SpanBench.Alone();
        var blocking = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static options =>
            {
                options.Traces.IntakeLimit = 100;
                options.Traces.Sources = ["Sinks.Tests.Flood"];
            },
            static _ => { },
            plan => plan with
            {
                Hooks =
                [
                    item =>
                    {
                        gate.Wait(TimeSpan.FromSeconds(10));
                        return item;
                    },
                ],
            },
            new PipelineServices(),
            blocking,
            backend);
        using var source = new ActivitySource("Sinks.Tests.Flood");
        bench.Logger.Error("holds the dispatcher");
        for (var i = 0; i < 300; i++)
            source.StartActivity("work")?.Dispose();
        gate.Set();
        await bench.SettleAsync();
        var counts = bench.Status.Kinds["span"];
        counts.Offered.ShouldBe(300);
        counts.Dropped.ShouldBeGreaterThan(0);
        bench.Status.KindsDropped.ShouldCount("span intake_full", counts.Dropped);
        backend.Spans.Count.ShouldBe((int)counts.Delivered);
        bench.Status.ShouldBalance();
    }

    sealed class Stranger(string? text)
    {
        public override string ToString() => text ?? throw new InvalidOperationException();
    }
}
