// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Bench;

/// <summary>A running fan-out and its Serilog face.</summary>
sealed class Engine : IAsyncDisposable
{
    static readonly TimeSpan FlushLimit = TimeSpan.FromMinutes(5);

    readonly Pipeline _pipeline;

    Engine(Pipeline pipeline)
    {
        _pipeline = pipeline;
        Face = new FanoutSink(PipelineRegistry.Process.Attach(null, () => pipeline));
    }

    public FanoutSink Face { get; }

    public static Engine Start(Action<FanoutBuilder> describe, PipelineServices? services = null)
    {
        var code = new FanoutBuilder();
        describe(code);
        return new Engine(new PipelineFactory(code, null, services ?? PipelineServices.Default).Build());
    }

    /// <summary>With backends that take everything from that level on, at once.</summary>
    public static Engine Instant(int backends, LogEventLevel level, PipelineServices? services = null) =>
        Start(
            code =>
            {
                for (var i = 0; i < backends; i++)
                    code.Add(new InstantBackend.Type(), $"backend{i}", options => options.MinimumLevel = level);
            },
            services);

    /// <summary>Another face over the same fan-out, for a logger factory.</summary>
    public FanoutLoggerProvider CreateProvider() => new(
        new PipelineLease(_pipeline, FanoutFace.MicrosoftExtensionsLogging, static () => null),
        PipelineServices.Default);

    public FanoutStatus Status() => _pipeline.Status();

    public async Task FlushAsync()
    {
        if (!await _pipeline.FlushAsync(FlushLimit, TimeProvider.System))
            throw new InvalidOperationException($"Not flushed within {FlushLimit}.");
    }

    /// <summary>Figures of a run whose books are wrong mean nothing.</summary>
    public FanoutStatus CheckedStatus()
    {
        var status = Status();
        return status.BooksBalance ? status : throw new InvalidOperationException("The books do not balance.");
    }

    /// <summary>Ends a run in which nothing was to be dropped: refusing an event is cheaper than taking it.</summary>
    public void MustHaveKeptAll()
    {
        var status = CheckedStatus();
        if (status.Dropped.Count > 0 || status.Backends.Any(backend => backend.Dropped.Count > 0))
            throw new InvalidOperationException("Events were dropped, so what was measured is not what was meant.");
    }

    public ValueTask DisposeAsync() => Face.DisposeAsync();
}
