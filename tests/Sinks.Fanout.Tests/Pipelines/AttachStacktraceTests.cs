// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Shop;

namespace Sinks.Fanout.Tests.Pipelines;

public sealed class AttachStacktraceTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public AttachStacktraceTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task An_error_without_an_exception_says_where_it_was_logged_with_Serilog()
    {
        await using var bench = Bench();
        var line = LoggingCode.LogError(bench.Logger);
        await bench.SettleAsync();
        ShouldBeginAt(_seen.ShouldHaveSingleItem(), "LogError", line);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task An_error_without_an_exception_says_where_it_was_logged_with_the_logger_of_the_platform()
    {
        await using var bench = Bench();
        var lease = new PipelineLease(bench.Pipeline, FanoutFace.MicrosoftExtensionsLogging, static () => null);
        await using var provider = new FanoutLoggerProvider(lease, new PipelineServices());
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(provider));
        var typed = LoggingCode.LogError(factory.CreateLogger<LoggingCode>());
        var defined = LoggingCode.LogDefined(factory.CreateLogger("Shop"));
        await bench.SettleAsync();
        ShouldBeginAt(_seen[0], "LogError", typed);
        ShouldBeginAt(_seen[1], "LogDefined", defined);
    }

    [Fact]
    public async Task It_is_the_same_when_the_place_is_met_again()
    {
        await using var bench = Bench();
        for (var i = 0; i < 2; i++)
            LoggingCode.LogError(bench.Logger);
        await bench.SettleAsync();
        _seen[1].Stack[0].ShouldBeSameAs(_seen[0].Stack[0]);
    }

    [Fact]
    public async Task An_async_method_goes_by_its_name()
    {
        await using var bench = Bench();
        var line = await LoggingCode.LogErrorAsync(bench.Logger);
        await bench.SettleAsync();
        ShouldBeginAt(_seen.ShouldHaveSingleItem(), "LogErrorAsync", line);
    }

    [Fact]
    public async Task Nothing_else_has_a_stack_of_its_own()
    {
        await using var bench = Bench();
        bench.Logger.Information("no error");
        bench.Logger.Error(new InvalidOperationException(), "has an exception");
        bench.Pipeline.EmitUnhandled(null);
        await bench.SettleAsync();
        _seen.Count.ShouldBe(3);
        _seen.ShouldAllBe(item => item.Stack.Count == 0);
    }

    [Fact]
    public async Task Nothing_is_walked_unless_the_option_is_on()
    {
        await using var bench = new PipelineBench(static _ => { }, static _ => { }, _backend);
        bench.Logger.Error("failed");
        await bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Stack.ShouldBeEmpty();
        StackWalks.None.Wants(PipelineBench.Event()).ShouldBeFalse();
    }

    [Fact]
    public async Task It_can_be_turned_on_while_the_pipeline_runs()
    {
        await using var bench = new PipelineBench(static _ => { }, static _ => { }, _backend);
        var options = new FanoutOptions { AttachStacktrace = true };
        bench.Pipeline.Apply(bench.Pipeline.Plan with { Options = options }).ShouldBeTrue();
        LoggingCode.LogError(bench.Logger);
        await bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Stack.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_event_that_a_queue_brings_from_another_thread_has_none()
    {
        await using var bench = Bench();
        ThreadPool.QueueUserWorkItem(bench.Logger.Write, PipelineBench.Event(), preferLocal: false);
        await bench.DispatchedAsync(1);
        await bench.SettleAsync();
        _seen.ShouldHaveSingleItem().Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Traces_of_log_calls_count_in_the_events_size()
    {
        var call = ExceptionTraces.TakeLogCall().ShouldNotBeNull();
        var builder = new EventBuilder(Redactor.Default);
        var plain = builder.Build(PipelineBench.Event(), null, CrumbSet.None);
        var whole = builder.Build(PipelineBench.Event(), new FanoutContext { Traces = call }, CrumbSet.None);
        whole.Stack.Count.ShouldBeGreaterThan(0);
        whole.EstimatedBytes.ShouldBeGreaterThan(plain.EstimatedBytes);
    }

    PipelineBench Bench() => new(static o => o.AttachStacktrace = true, static _ => { }, _backend);

    static void ShouldBeginAt(FanoutEvent item, string function, int line)
    {
        item.Exception.ShouldBeNull();
        var first = item.Stack[0];
        (first.TypeName, first.Function, first.Line).ShouldBe(("Shop.LoggingCode", function, line));
        first.InApp.ShouldBeTrue();
        item.Stack.ShouldContain(frame => frame.TypeName == typeof(AttachStacktraceTests).FullName);
    }
}
