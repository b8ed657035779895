// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

public sealed class UnhandledTests : IAsyncDisposable
{
    readonly TestTimeProvider _time = new();
    readonly List<FanoutEvent> _seen = [];
    readonly PipelineRegistry _registry = new();
    readonly ScriptedBackend _backend;
    readonly PipelineBench _bench;

    public UnhandledTests()
    {
        _backend = new ScriptedBackend { Captured = _seen };
        _bench = new PipelineBench(
            static _ => { },
            static o => o.BufferingTimeLimit = TimeSpan.Zero,
            static plan => plan,
            new PipelineServices { Time = _time },
            _backend);
        _registry.Attach(null, () => _bench.Pipeline);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Fact]
    public async Task It_is_a_fatal_event_with_the_context_of_the_thread_and_is_flushed()
    {
        using (FanoutContext.Push(workflowId: "conversion"))
            _registry.EndUnhandled(new IOException("full"));
        var seen = _seen.ShouldHaveSingleItem();
        seen.IsUnhandled.ShouldBeTrue();
        seen.Mechanism.ShouldBe("AppDomain.UnhandledException");
        seen.Level.ShouldBe(LogEventLevel.Fatal);
        seen.Message.ShouldBe("Unhandled exception");
        seen.Exception!.Message.ShouldBe("full");
        seen.Context.WorkflowId.ShouldBe("conversion");
        await _bench.SettleAsync();
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Logged_as_an_error_just_before_it_is_a_duplicate()
    {
        var exception = new IOException("full");
        Log(LogEventLevel.Error, exception);
        _time.Advance(TimeSpan.FromSeconds(2));
        _registry.EndUnhandled(new AggregateException(exception));
        await _bench.SettleAsync();
        _seen.ShouldHaveSingleItem().IsUnhandled.ShouldBeFalse();
        _bench.Status.Dropped.ShouldCount("duplicate", 1);
        _bench.Status.ShouldBalance();
    }

    [Theory]
    [InlineData(LogEventLevel.Error, 3)]
    [InlineData(LogEventLevel.Warning, 0)]
    public async Task Logged_too_long_ago_or_too_low_it_is_none(LogEventLevel level, int seconds)
    {
        var exception = new IOException("full");
        Log(level, exception);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _registry.EndUnhandled(exception);
        await _bench.SettleAsync();
        _seen.Select(item => item.IsUnhandled).ShouldBe([false, true]);
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task What_is_no_exception_is_an_event_without_one()
    {
        _registry.EndUnhandled(null);
        await _bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Exception.ShouldBeNull();
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_pipeline_that_was_closed_is_left_alone()
    {
        await _bench.Pipeline.CloseAsync();
        _registry.EndUnhandled(new IOException("full"));
        _seen.ShouldBeEmpty();
        _bench.Status.Emitted.ShouldBe(0);
        _bench.Status.ShouldBalance();
    }

    void Log(LogEventLevel level, Exception exception) => _bench.Logger.Write(
        new LogEvent(_time.GetLocalNow(), level, exception, Dispatch.SomeLog.Template("failed"), []));
}
