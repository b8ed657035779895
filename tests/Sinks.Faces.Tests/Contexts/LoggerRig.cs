// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>A logger factory in front of a fan-out of its own, whose backend remembers events whole.</summary>
sealed class LoggerRig : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly Pipeline _pipeline;
    readonly ILoggerFactory _factory;

    public LoggerRig(Action<FanoutOptions>? configure = null, Action<ILoggingBuilder>? logging = null)
    {
        var code = new FanoutBuilder();
        code.Add(new MadeBackendType(new ScriptedBackend { Captured = _seen }), "made");
        code.Options(options => configure?.Invoke(options));
        var services = new PipelineServices { Variable = static _ => null, Voice = Said.Add };
        _pipeline = new PipelineFactory(code, null, services).Build();
        var lease = new PipelineRegistry().Attach(
            key: null, () => _pipeline, FanoutFace.MicrosoftExtensionsLogging);
        _factory = LoggerFactory.Create(builder =>
        {
            builder.SetMinimumLevel(LogLevel.Trace);
            logging?.Invoke(builder);
            builder.AddProvider(new FanoutLoggerProvider(lease, services));
        });
        Logger = _factory.CreateLogger("Converter");
    }

    public ILogger Logger { get; }

    /// <summary>What went to SelfLog.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What arrived, once all is settled and the books balance.</summary>
    public async Task<IReadOnlyList<FanoutEvent>> ArrivedAsync()
    {
        (await _pipeline.FlushAsync(TimeSpan.FromSeconds(10), TimeProvider.System)).ShouldBeTrue("the flush took 10 s");
        _pipeline.Status().ShouldBalance();
        return _seen;
    }

    /// <summary>The one event that arrived.</summary>
    public async Task<FanoutEvent> OneAsync() => (await ArrivedAsync()).ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        _factory.Dispose();
        await _pipeline.CloseAsync();
    }
}
