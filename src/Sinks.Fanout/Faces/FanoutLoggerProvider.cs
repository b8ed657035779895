// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The face for Microsoft.Extensions.Logging; <c>builder.Logging.AddFanout()</c> adds it. Filters name it by its alias:
/// <c>"Logging": { "Fanout": { "LogLevel": { "Default": "Information" } } }</c>.
/// </summary>
[ProviderAlias("Fanout")]
public sealed class FanoutLoggerProvider : ILoggerProvider, ISupportExternalScope, IAsyncDisposable
{
    readonly ConcurrentDictionary<string, FanoutLogger> _loggers = new(StringComparer.Ordinal);
    readonly PipelineLease _lease;
    volatile bool _areScopesLeaking;
    volatile ConcurrentDictionary<(string Category, LogEventLevel Level), PipelineLease>? _forwarded;

    internal FanoutLoggerProvider(PipelineLease lease, PipelineServices services)
    {
        _lease = lease;
        Services = services;
        Clock = new LocalClock(services.Time);
    }

    internal Pipeline Pipeline => _lease.Pipeline;

    internal FanoutFace Face => _lease.Face;

    internal bool HasEnded => _lease.IsReleased;

    internal PipelineServices Services { get; }

    internal LocalClock Clock { get; }

    /// <summary>The scopes of the logger factory; those of this provider alone where there is no factory.</summary>
    internal IExternalScopeProvider Scopes { get; private set; } = new LoggerExternalScopeProvider();

    /// <summary>Whether so many scopes were begun and never ended that they are read no more.</summary>
    internal bool AreScopesLeaking => _areScopesLeaking;

    /// <summary>
    /// Reads no scopes any more. A logger factory goes through them recursively: tens of thousands would overflow the
    /// stack of a host that has lived well with them, as long as nobody read them.
    /// </summary>
    internal void LeaveScopes(int count)
    {
        if (_areScopesLeaking)
            return;
        _areScopesLeaking = true;
        Services.Say(
            $"{Pipeline.Name}: {count} scopes are around one call; some are begun and never disposed. Scopes are read "
            + "no more, until the next start.");
    }

    /// <summary>
    /// Whether events reach a fan-out by another face already, and so not by this one: as long as the sink lives that
    /// Serilog's own provider forwards them to, and for a plug-in as long as the host has a face of its own.
    /// </summary>
    internal bool IsPassive(string category, LogEventLevel level) =>
        (_forwarded is { } forwarded && forwarded.TryGetValue((category, level), out var sink) && !sink.IsReleased)
        || (Face == FanoutFace.PlugIn && PipelineRegistry.Process.HasOwnFaces);

    /// <summary>
    /// What is logged here comes in by a sink too. Of this category and this level alone: Serilog may have levels of
    /// its own.
    /// </summary>
    internal void GoPassive(string category, LogEventLevel level, PipelineLease sink)
    {
        var isFirst = _forwarded is null;
        var forwarded = _forwarded ??= new ConcurrentDictionary<(string, LogEventLevel), PipelineLease>();
        forwarded[(category, level)] = sink;
        if (isFirst)
        {
            Services.Say(
                $"{Pipeline.Name}: the logger factory forwards to a Serilog logger that writes to this fan-out; "
                + "AddFanout is passive where it does, and events are reported as Serilog gives them.");
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, static (name, provider) => new FanoutLogger(provider, name), this);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    /// <summary>Gives the fan-out back; with its last face it drains, and this waits for it.</summary>
    public void Dispose() => _lease.Dispose();

    /// <summary>Gives the fan-out back; with its last face it drains, and the result completes after it.</summary>
    public ValueTask DisposeAsync() => new(_lease.DisposeAsync());
}
