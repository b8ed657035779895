// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>A real pipeline, its threads and clock included, in front of backends in memory.</summary>
sealed class PipelineBench : IAsyncDisposable
{
    public PipelineBench(params ScriptedBackend[] backends)
        : this(static _ => { }, static _ => { }, backends)
    {
    }

    public PipelineBench(
        Action<FanoutOptions> configure, Action<TestOptions> configureBackend, params ScriptedBackend[] backends)
        : this(configure, configureBackend, static plan => plan, new PipelineServices(), backends)
    {
    }

    public PipelineBench(
        Action<FanoutOptions> configure,
        Action<TestOptions> configureBackend,
        Func<PipelinePlan, PipelinePlan> adjust,
        PipelineServices services,
        params IBackend[] backends)
    {
        var options = new FanoutOptions();
        configure(options);
        var backendOptions = new TestOptions { BufferingTimeLimit = TimeSpan.FromMilliseconds(10) };
        configureBackend(backendOptions);
        var lanes = backends.Select((backend, i) =>
            LanePlan.From($"backend{i}", "Scripted", backend, backendOptions, options));
        Pipeline = new Pipeline(
            adjust(new PipelinePlan { Name = "test", Options = options, Lanes = [.. lanes] }),
            services with { Voice = Say });
        Logger = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext()
            .WriteTo.Sink(new FanoutSink(new PipelineRegistry().Attach(null, () => Pipeline))).CreateLogger();
    }

    /// <summary>A pipeline with those hooks in front of one backend.</summary>
    public static PipelineBench WithHooks(
        ScriptedBackend backend, params Func<FanoutEvent, FanoutEvent?>[] hooks) =>
        new(static _ => { }, static _ => { }, plan => plan with { Hooks = hooks }, new PipelineServices(), backend);

    public Pipeline Pipeline { get; }

    public Logger Logger { get; }

    public List<string> Said { get; } = [];

    public FanoutStatus Status => Pipeline.Status();

    /// <summary>Waits until so many events were handed to the lanes.</summary>
    public async Task DispatchedAsync(long count)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Status.Dispatched < count)
            await poll.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>Waits until everything emitted is settled.</summary>
    public async Task SettleAsync() =>
        (await Pipeline.FlushAsync(TimeSpan.FromSeconds(10), TimeProvider.System))
            .ShouldBeTrue("the flush took over 10 s");

    public static LogEvent Event(
        LogEventLevel level = LogEventLevel.Error,
        string template = "event {Number}",
        object? value = null) =>
        new(Some.Time, level, exception: null, new Serilog.Parsing.MessageTemplateParser().Parse(template),
            [new LogEventProperty("Number", new ScalarValue(value ?? 1))]);

    public async ValueTask DisposeAsync() => await Logger.DisposeAsync();

    void Say(string sentence)
    {
        lock (Said)
            Said.Add(sentence);
    }
}
