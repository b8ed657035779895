// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>BeginWorkflow by a logger factory that forwards to a Serilog logger with a fan-out.</summary>
public sealed class ForwardedWorkflowTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly FanoutHost _host;

    public ForwardedWorkflowTests() => _host = FanoutHost.FromCode(f =>
        f.Add(new MadeBackendType(new ScriptedBackend { Captured = _seen }), "made"));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Events_inside_carry_it_and_those_after_it_do_not()
    {
        using var factory = new SerilogLoggerFactory(_host.Logger);
        var logger = factory.CreateLogger("Converter");
        using (logger.BeginWorkflow("conversion", "run-7", userId: "u-1", tenantId: "acme"))
        using (logger.BeginStep("parse"))
            logger.LogError("failed");
        logger.LogError("afterwards");
        await _host.SettleAsync();
        _seen.Select(static seen => seen.Context).ShouldBe(
        [
            new FanoutContext
            {
                WorkflowId = "conversion",
                WorkflowRunId = "run-7",
                Step = "parse",
                UserId = "u-1",
                TenantId = "acme",
            },
            FanoutContext.Empty,
        ]);
        _seen[0].Properties.ShouldBeEmpty("the context has a place of its own");
    }

    [Fact]
    public async Task Below_it_the_serilog_logger_itself_reports_the_same_context()
    {
        using var factory = new SerilogLoggerFactory(_host.Logger);
        using (factory.CreateLogger("Converter").BeginWorkflow("conversion", step: "parse"))
            _host.Logger.Error("failed");
        await _host.SettleAsync();
        _seen.ShouldHaveSingleItem().Context.ShouldBe(new FanoutContext { WorkflowId = "conversion", Step = "parse" });
    }
}
