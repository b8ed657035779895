// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>Which events take attached texts along, and how often those are read.</summary>
public sealed class AttachmentFlowTests
{
    readonly List<FanoutEvent> _seen = [];
    int _reads;

    [Fact]
    public async Task Errors_inside_take_it_along_and_nothing_else_does()
    {
        await using var bench = Bench();
        bench.Logger.Error("before");
        using (FanoutAttachment.Push("order.csv", "id;amount", "text/csv"))
        {
            bench.Logger.Warning("not an error");
            bench.Logger.Error("inside");
        }

        bench.Logger.Error("after");
        await bench.SettleAsync();

        Names().ShouldBe(["before: ", "not an error: ", "inside: order.csv", "after: "]);
        _seen[2].Attachments.ShouldHaveSingleItem()
            .ShouldBe(new AttachmentInfo { FileName = "order.csv", ContentType = "text/csv", Text = "id;amount" });
        _seen.ShouldAllBe(static item => item.Properties.Count == 0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task It_flows_with_async_calls_and_goes_where_the_context_is_carried()
    {
        await using var bench = Bench();
        FanoutContext carried;
        using (FanoutAttachment.Push("order.csv", "id"))
        {
            await Task.Run(() => bench.Logger.Error("in a task"));
            using (FanoutContext.Push(step: "parse"))
                carried = FanoutContext.Capture();
        }

        using (FanoutContext.Restore(carried))
            bench.Logger.Error("carried");
        await bench.SettleAsync();

        Names().ShouldBe(["in a task: order.csv", "carried: order.csv"]);
        _seen[1].Context.ShouldBe(new FanoutContext { Step = "parse" }, "a backend sees nothing else of it there");
    }

    [Fact]
    public async Task A_burst_of_errors_reads_it_once_and_every_scope_its_own()
    {
        await using var bench = new PipelineBench(
            static options => options.Breadcrumbs.Limit = 0, static _ => { }, Backend());
        for (var scope = 0; scope < 2; scope++)
        {
            using (FanoutAttachment.Push("order.csv", Read))
            {
                for (var i = 0; i < 100; i++)
                    bench.Logger.Error("failed");
            }
        }

        await bench.SettleAsync();

        _reads.ShouldBe(2);
        _seen.Count(static item => item.Attachments.Count == 1).ShouldBe(200);
        _seen.Take(100).Select(static item => item.Attachments[0]).Distinct(ReferenceEqualityComparer.Instance).Count()
            .ShouldBe(1);
        _seen[0].EstimatedBytes.ShouldBeGreaterThan(_seen[1].EstimatedBytes + (2 * "read 1".Length), "counted once");
    }

    [Fact]
    public async Task It_is_not_read_for_events_that_no_backend_takes()
    {
        await using var bench = new PipelineBench(
            static options =>
            {
                options.Ignore.Templates = ["ignored"];
                options.StormGuard.PerMinute = 1;
            },
            static options => options.MinimumLevel = LogEventLevel.Error,
            Backend());
        bench.Logger.Error("stormy");
        using (FanoutAttachment.Push("order.csv", Read))
        {
            bench.Logger.Information("a trail only");
            bench.Logger.Error("ignored");
            bench.Logger.Error("stormy");
        }

        await bench.SettleAsync();

        _reads.ShouldBe(0);
        _seen.ShouldAllBe(static item => item.Attachments.Count == 0);
        bench.Status.Dropped.ShouldCount("storm", 1);
    }

    [Fact]
    public async Task It_is_not_read_for_events_that_sampling_leaves_out()
    {
        await using var bench = new PipelineBench(static _ => { }, static options => options.SampleRate = 0, Backend());
        using (FanoutAttachment.Push("order.csv", Read))
            bench.Logger.Error("failed");
        await bench.SettleAsync();
        _reads.ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_of_nothing_takes_none_and_reads_none()
    {
        await using var bench = new PipelineBench(
            static options => options.AttachmentBytesLimit = 0, static _ => { }, Backend());
        using (FanoutAttachment.Push("order.csv", Read))
            bench.Logger.Error("failed");
        await bench.SettleAsync();
        _reads.ShouldBe(0);
        Names().ShouldBe(["failed: "]);
    }

    [Fact]
    public async Task One_that_cannot_be_read_costs_itself_and_is_not_tried_again()
    {
        await using var bench = Bench();
        using (FanoutAttachment.Push("good.txt", "text"))
        using (FanoutAttachment.Push("bad.txt", () => throw new IOException($"{++_reads}")))
        using (FanoutAttachment.Push("none.txt", static () => null))
        using (FanoutAttachment.Push("empty.txt", ""))
        {
            bench.Logger.Error("first");
            bench.Logger.Error("second");
        }

        await bench.SettleAsync();

        Names().ShouldBe(["first: good.txt", "second: good.txt"]);
        _reads.ShouldBe(1);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task An_event_takes_the_five_nearest()
    {
        await using var bench = Bench();
        var scopes = Enumerable.Range(1, 9).Select(static i => FanoutAttachment.Push($"{i}.txt", "text")).ToList();
        bench.Logger.ForContext(new FanoutAttachment("own.txt", "text")).Error("failed");
        scopes.ForEach(static scope => scope.Dispose());
        await bench.SettleAsync();
        Names().ShouldBe(["failed: own.txt 9.txt 8.txt 7.txt 6.txt"]);
    }

    [Fact]
    public async Task For_one_event_it_is_an_enricher_and_other_sinks_see_its_name_alone()
    {
        var others = new List<LogEvent>();
        await using var bench = Bench();
        using var logger = new LoggerConfiguration()
            .WriteTo.Logger(bench.Logger)
            .WriteTo.Sink(new Collecting(others))
            .CreateLogger();
        var attached = logger.ForContext(new FanoutAttachment("a.txt", "content of a"))
            .ForContext(new FanoutAttachment("b.txt", "content of b"));
        attached.Information("lower");
        attached.Error("failed");
        logger.Error("another");
        await bench.SettleAsync();

        Names().ShouldBe(["lower: ", "failed: b.txt a.txt", "another: "]);
        _seen.ShouldAllBe(static item => item.Properties.Count == 0);
        _seen[2].Breadcrumbs.ShouldAllBe(static crumb => crumb.Properties.Count == 0);
        others[0].Properties.ShouldBeEmpty();
        others[1].Properties.ShouldHaveSingleItem().Value.ToString(null, CultureInfo.InvariantCulture)
            .ShouldBe("b.txt, a.txt");
    }

    [Fact]
    public async Task A_secret_for_which_events_are_dropped_drops_every_event_that_takes_it_along()
    {
        await using var bench = new PipelineBench(
            static options => options.Redaction.Rule("kv", RedactionStrategy.DropEvent), static _ => { }, Backend());
        using (FanoutAttachment.Push("order.csv", "token=abcdefgh12345678"))
        {
            bench.Logger.Error("first");
            bench.Logger.Error("second");
        }

        bench.Logger.Error("after");
        await bench.SettleAsync();

        Names().ShouldBe(["after: "]);
        bench.Status.Dropped.ShouldCount("drop_event", 2);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Hooks_take_attachments_away_and_add_some_which_are_redacted()
    {
        await using var bench = PipelineBench.WithHooks(Backend(), static item => item with
        {
            Attachments = item.Message == "less"
                ? []
                :
                [
                    .. item.Attachments,
                    new AttachmentInfo { FileName = "/tmp/x.txt", Text = "token=abcdefgh12345678" },
                    null!,
                ],
        });
        using (FanoutAttachment.Push("order.csv", "id"))
        {
            bench.Logger.Error("less");
            bench.Logger.Error("more");
        }

        await bench.SettleAsync();

        Names().ShouldBe(["less: ", "more: order.csv x.txt"]);
        _seen[1].Attachments[1].Text.ShouldBe("token=[redacted:kv]");
    }

    [Fact]
    public async Task Two_fan_outs_share_what_was_read_and_redact_it_each()
    {
        await using var first = Bench();
        await using var second = new PipelineBench(
            static options => options.AttachmentBytesLimit = 2, static _ => { }, Backend());
        using (FanoutAttachment.Push("order.csv", Read))
        {
            first.Logger.Error("first");
            await first.SettleAsync();
            second.Logger.Error("second");
            await second.SettleAsync();
        }

        _reads.ShouldBe(1);
        _seen.Select(static item => item.Attachments[0].Text).ShouldBe(["read 1", "re"]);
    }

    string Read() => $"read {++_reads}";

    PipelineBench Bench() => new(Backend());

    ScriptedBackend Backend() => new() { Captured = _seen };

    IEnumerable<string> Names() => _seen.Select(static item =>
        $"{item.Message}: {string.Join(' ', item.Attachments.Select(static attachment => attachment.FileName))}");

    sealed class Collecting(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
