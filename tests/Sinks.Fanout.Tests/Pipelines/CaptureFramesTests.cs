// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout.Tests.Pipelines;

public sealed class CaptureFramesTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public CaptureFramesTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Theory]
    [InlineData(FrameCapture.AtEmit)]
    [InlineData(FrameCapture.Later)]
    public async Task At_emit_an_exception_thrown_anew_keeps_the_frames_of_the_log_call(FrameCapture capture)
    {
        using var gate = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bench = new PipelineBench(
            o => o.CaptureFrames = capture,
            static _ => { },
            plan => plan with { Hooks = [Hold] },
            new PipelineServices(),
            _backend);
        // The dispatcher is held at the first event until the exception of the second was thrown again.
        bench.Logger.Error("first");
        await entered.Task.Within("the hook");
        Should.Throw<InvalidOperationException>(() => LogAndThrowAnew(bench));
        gate.Set();
        await bench.SettleAsync();
        var exception = _seen.Single(item => item.Exception is not null).Exception!;
        var isKept = capture == FrameCapture.AtEmit;
        exception.Frames.Any(frame => frame.Function == nameof(Deep)).ShouldBe(isKept);
        exception.InnerExceptions.ShouldHaveSingleItem().Frames.ShouldNotBeEmpty();
        bench.Status.ShouldBalance();

        FanoutEvent Hold(FanoutEvent e)
        {
            entered.TrySetResult();
            gate.Wait(TimeSpan.FromSeconds(10));
            return e;
        }
    }

    [Fact]
    public async Task At_emit_lines_are_those_of_the_source_and_the_context_is_the_callers()
    {
        await using var bench = new PipelineBench(
            static o => o.CaptureFrames = FrameCapture.AtEmit, static _ => { }, _backend);
        using (FanoutContext.Push(workflowId: "conversion"))
            bench.Logger.Error(Caught(), "failed");
        await bench.SettleAsync();
        var seen = _seen.ShouldHaveSingleItem();
        seen.Context.ShouldBe(new FanoutContext { WorkflowId = "conversion" });
        var deepest = seen.Exception!.Frames[0];
        deepest.Function.ShouldBe(nameof(Deep));
        deepest.Line.ShouldBeGreaterThan(0);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Traces_are_taken_of_so_many_exceptions_and_no_more()
    {
        var exception = new AggregateException(Enumerable.Range(0, 200).Select(i => new IOException($"{i}")));
        var traces = ExceptionTraces.Take(exception);
        traces.Of(exception).ShouldNotBeNull();
        traces.Of(exception.InnerExceptions[0]).ShouldNotBeNull();
        traces.Of(exception.InnerExceptions[199]).ShouldBeNull("there is a limit");
        traces.Of(new IOException("another")).ShouldBeNull();
    }

    static void LogAndThrowAnew(PipelineBench bench)
    {
        try
        {
            Deep();
        }
        catch (InvalidOperationException exception)
        {
            bench.Logger.Error(exception, "failed");
#pragma warning disable CA2200, MA0027, RCS1044 // What is tested is an exception that loses its frames.
            throw exception;
#pragma warning restore CA2200, MA0027, RCS1044
        }
    }

    static Exception Caught()
    {
        try
        {
            Deep();
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }

        return new IOException("nothing was thrown");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Deep()
    {
        try
        {
            throw new IOException("inner");
        }
        catch (IOException inner)
        {
            throw new InvalidOperationException("deep", inner);
        }
    }
}
