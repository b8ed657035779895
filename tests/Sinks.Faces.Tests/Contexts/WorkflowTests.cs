// SPDX-License-Identifier: Apache-2.0
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>BeginWorkflow and BeginStep: what the fan-out and what other providers see of them.</summary>
public sealed class WorkflowTests : IAsyncDisposable
{
    static readonly FanoutContext Whole = new()
    {
        WorkflowId = "conversion",
        WorkflowRunId = "run-7",
        Step = "parse",
        UserId = "u-1",
        TenantId = "acme",
    };

    readonly RecordingProvider _other = new();
    readonly LoggerRig _rig;

    public WorkflowTests() => _rig = new LoggerRig(logging: builder => builder.AddProvider(_other));

    ILogger Logger => _rig.Logger;

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        _other.Dispose();
    }

    [Fact]
    public async Task Events_inside_carry_it_and_other_providers_show_it()
    {
        using (Logger.BeginWorkflow("conversion", "run-7", userId: "u-1", tenantId: "acme"))
        using (Logger.BeginStep("parse"))
            Logger.LogError("failed");
        var seen = await _rig.OneAsync();
        seen.Context.ShouldBe(Whole);
        seen.Properties.ShouldBeEmpty("the context has a place of its own");
        _other.Texts.ShouldBe(
            ["WorkflowId: conversion, WorkflowRunId: run-7, UserId: u-1, TenantId: acme", "Step: parse"]);
        _other.Pairs.ShouldBe(
        [
            new("WorkflowId", "conversion"), new("WorkflowRunId", "run-7"), new("UserId", "u-1"),
            new("TenantId", "acme"), new("Step", "parse"),
        ]);
    }

    [Fact]
    public async Task Its_end_ends_both_also_twice_and_in_the_wrong_order()
    {
        var workflow = Logger.BeginWorkflow("conversion");
        var step = Logger.BeginStep("parse");
        step.Dispose();
        step.Dispose();
        Logger.LogError("after the step");
        var last = Logger.BeginStep("render");
        workflow.Dispose();
        workflow.Dispose();
        last.Dispose();
        FanoutContext.CurrentOrNull.ShouldBeNull();
        (await _rig.OneAsync()).Context.ShouldBe(new FanoutContext { WorkflowId = "conversion" });
        _other.Texts.ShouldBe(["WorkflowId: conversion"]);
    }

    [Fact]
    public async Task What_is_pushed_or_restored_inside_it_wins_however_it_was_said()
    {
        using (Logger.BeginWorkflow("conversion", step: "parse"))
        {
            using (FanoutContext.Push(step: "render"))
                Logger.LogError("pushed");
            using (FanoutContext.Restore(new FanoutContext { UserId = "u-2" }))
            {
                Logger.LogError("restored");
                using (Logger.BeginStep("write"))
                    Logger.LogError("begun");
            }
        }

        (await _rig.ArrivedAsync()).Select(static seen => seen.Context).ShouldBe(
        [
            new FanoutContext { WorkflowId = "conversion", Step = "render" },
            new FanoutContext { UserId = "u-2" },
            new FanoutContext { UserId = "u-2", Step = "write" },
        ]);
    }

    [Fact]
    public async Task A_background_queue_reports_each_item_in_its_own_context_and_the_worker_in_its_own()
    {
        var queue = Channel.CreateUnbounded<(string Item, FanoutContext Context)>();
        var worker = Task.Run(async () =>
        {
            using var own = Logger.BeginWorkflow("worker");
            await foreach (var (item, context) in queue.Reader.ReadAllAsync())
            {
                try
                {
                    using (FanoutContext.Restore(context))
                    using (Logger.BeginStep("parse"))
                        throw new FormatException(item);
                }
                catch (FormatException failure)
                {
                    Logger.LogError(failure, "outside");
                }
            }
        });
        using (Logger.BeginWorkflow("conversion", "run-7"))
        {
            await queue.Writer.WriteAsync(("a.md", FanoutContext.Capture()));
            using (FanoutContext.Restore(FanoutContext.Capture()))
                Logger.LogError("inside");
        }

        queue.Writer.Complete();
        await worker.Within("the worker");
        (await _rig.ArrivedAsync()).Select(static seen => (seen.Message, seen.Context)).ShouldBe(
        [
            ("inside", new FanoutContext { WorkflowId = "conversion", WorkflowRunId = "run-7" }),
            ("outside", new FanoutContext { WorkflowId = "worker" }),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Items_in_parallel_each_report_their_own_step()
    {
        using (Logger.BeginWorkflow("conversion"))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (page, _) =>
            {
                using var step = Logger.BeginStep($"page {page}");
                await Task.Yield();
                Logger.LogError("page {Page}", page);
            });
        }

        var arrived = await _rig.ArrivedAsync();
        arrived.Count.ShouldBe(20);
        arrived.ShouldAllBe(static seen =>
            seen.Context == new FanoutContext { WorkflowId = "conversion", Step = seen.Message });
    }

    [Fact]
    public void A_logger_that_is_off_or_in_trouble_leaves_the_context()
    {
        ILogger[] loggers =
        [
            NullLogger.Instance,
            new NoScopes(static () => null),
            new NoScopes(static () => throw new NotSupportedException()),
        ];
        foreach (var logger in loggers)
        {
            using (logger.BeginWorkflow("conversion", "run-7", "parse", "u-1", "acme"))
                FanoutContext.Current.ShouldBe(Whole);
            FanoutContext.CurrentOrNull.ShouldBeNull();
        }
    }

    [Fact]
    public void An_id_that_is_missing_costs_no_exception()
    {
        using (Logger.BeginWorkflow("conversion"))
        using (Logger.BeginWorkflow(null!, userId: "u-1"))
        using (Logger.BeginStep(null!))
            FanoutContext.Current.ShouldBe(new FanoutContext { WorkflowId = "conversion", UserId = "u-1" });
        Should.Throw<ArgumentNullException>(() => default(ILogger)!.BeginWorkflow("conversion"));
        Should.Throw<ArgumentNullException>(() => default(ILogger)!.BeginStep("parse"));
    }

    sealed class NoScopes(Func<IDisposable?> begin) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => begin();

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => throw new NotSupportedException();
    }
}
