// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

public sealed class UnobservedTasksTests : IAsyncDisposable
{
    readonly TestTimeProvider _time = new();
    readonly List<FanoutEvent> _seen = [];
    readonly PipelineRegistry _registry = new();
    readonly ScriptedBackend _backend;
    readonly PipelineBench _bench;
    readonly UnobservedTasks _tasks;

    public UnobservedTasksTests()
    {
        var services = new PipelineServices { Time = _time };
        _backend = new ScriptedBackend { Captured = _seen };
        _bench = new PipelineBench(
            static _ => { },
            static o => o.BufferingTimeLimit = TimeSpan.Zero,
            static plan => plan,
            services,
            _backend);
        _tasks = new UnobservedTasks(_registry, services);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _backend.DisposeAsync();
    }

    [Fact]
    public async Task It_is_an_error_that_nobody_handled_with_the_tasks_own_exception()
    {
        _registry.Attach(null, () => _bench.Pipeline);

        _tasks.Report(new AggregateException(new IOException("full")));

        await _bench.SettleAsync();
        var seen = _seen.ShouldHaveSingleItem();
        seen.Level.ShouldBe(LogEventLevel.Error);
        seen.IsUnhandled.ShouldBeTrue();
        seen.Mechanism.ShouldBe("UnobservedTaskException");
        seen.Message.ShouldBe("Unobserved task exception");
        seen.Exception!.Type.ShouldBe("System.IO.IOException");
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Several_exceptions_stay_together()
    {
        _registry.Attach(null, () => _bench.Pipeline);

        _tasks.Report(new AggregateException(new IOException("full"), new TimeoutException("late")));

        await _bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Exception!.InnerExceptions.Count.ShouldBe(2);
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Logged_as_an_error_just_before_it_is_a_duplicate()
    {
        _registry.Attach(null, () => _bench.Pipeline);
        var exception = new IOException("full");
        _bench.Pipeline.Emit(new LogEvent(_time.GetUtcNow(), LogEventLevel.Error, exception, MessageTemplate.Empty, []));

        _tasks.Report(new AggregateException(exception));

        await _bench.SettleAsync();
        _seen.ShouldHaveSingleItem().IsUnhandled.ShouldBeFalse();
        _bench.Status.Dropped.ShouldCount("duplicate", 1);
        _bench.Status.ShouldBalance();
    }

    [Fact]
    public void Nothing_is_reported_where_no_pipeline_runs()
    {
        _tasks.Report(new AggregateException(new IOException("full")));

        _bench.Status.Emitted.ShouldBe(0);
        _bench.Status.ShouldBalance();
    }
}
