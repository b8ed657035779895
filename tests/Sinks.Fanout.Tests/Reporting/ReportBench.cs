// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout.Tests.Foreign;

namespace Sinks.Fanout.Tests.Reporting;

/// <summary>A registry of its own with a fan-out in it, whose one backend takes every named event.</summary>
sealed class ReportBench : IAsyncDisposable
{
    readonly List<PipelineLease> _leases = [];

    public ReportBench(int pipelines = 1, string events = "*", Action<string>? voice = null)
    {
        var services = new PipelineServices { Voice = voice ?? (static _ => { }), Variable = static _ => null };
        Events = new NamedEvents(Registry, services);
        for (var i = 0; i < pipelines; i++)
        {
            var sink = new CollectingSink();
            var code = new FanoutBuilder();
            code.Sink("all", to => to.Sink(sink), o => (o.Events, o.MinimumLevel) = ([events], LogEventLevel.Fatal));
            _leases.Add(Registry.Attach(null, new PipelineFactory(code, null, services).Build));
            Sinks.Add(sink);
        }
    }

    public PipelineRegistry Registry { get; } = new();

    public NamedEvents Events { get; }

    public List<CollectingSink> Sinks { get; } = [];

    /// <summary>Reports a payload and returns the event that arrived.</summary>
    public async Task<LogEvent> ArrivedAsync(object? payload, Exception? exception = null)
    {
        Events.Report("conversion_failed", payload, exception, LogEventLevel.Information);
        await SettleAsync();
        return Sinks[0].Single;
    }

    /// <summary>What arrived of a payload, as Serilog renders it, without the event's name.</summary>
    public async Task<string> RenderedAsync(object? payload)
    {
        var logEvent = await ArrivedAsync(payload);
        return string.Join("; ", logEvent.Properties
            .Where(property => property.Key != "EventName")
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"{property.Key}: {property.Value}"));
    }

    public async Task SettleAsync()
    {
        (await Events.FlushAsync(TimeSpan.FromSeconds(10), CancellationToken.None)).ShouldBeTrue();
        foreach (var lease in _leases)
            lease.Pipeline.Status().ShouldBalance();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lease in _leases)
            await lease.DisposeAsync();
    }
}
