// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// A fan-out described in code. Backend packages add a method each: <c>f.Sentry(dsn)</c>, <c>f.Webhook("ops", url)</c>.
/// What is said here wins over the configuration section, except that anything may turn a backend off.
/// </summary>
public sealed class FanoutBuilder
{
    readonly List<BackendRegistration> _backends = [];
    readonly List<Action<FanoutOptions>> _configure = [];
    readonly List<Func<FanoutEvent, FanoutEvent?>> _hooks = [];

    internal FanoutBuilder()
    {
    }

    internal IReadOnlyList<BackendRegistration> Backends => _backends;

    internal IReadOnlyList<Func<FanoutEvent, FanoutEvent?>> Hooks => _hooks;

    /// <summary>Sets options of the fan-out as a whole.</summary>
    /// <param name="configure">Called after the section was read: at start and at each reload.</param>
    public FanoutBuilder Options(Action<FanoutOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _configure.Add(configure);
        return this;
    }

    /// <summary>
    /// Adds a hook, which sees every event before any backend does and may change or drop it. Hooks run one after the
    /// other in the order they were added, on the thread that feeds all backends: keep them quick, and do not log in
    /// them. What a hook returns is redacted again; an exception drops the event and is counted.
    /// </summary>
    /// <param name="hook">Returns the event, a changed one (<c>e => e with { EventName = "x" }</c>), or null to drop
    /// it.</param>
    public FanoutBuilder Use(Func<FanoutEvent, FanoutEvent?> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        _hooks.Add(hook);
        return this;
    }

    /// <summary>Adds a backend; for use by backend packages.</summary>
    /// <typeparam name="TOptions">The backend's options.</typeparam>
    /// <param name="type">The backend type.</param>
    /// <param name="name">The backend's name: its key in the section and the name of its lane. Distinct in any
    /// case.</param>
    /// <param name="configure">Sets options; called after the section was read, at start and at each reload. Null sets
    /// nothing.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    [Experimental("SINKS001")]
    public FanoutBuilder Add<TOptions>(BackendType<TOptions> type, string name, Action<TOptions>? configure = null)
        where TOptions : BackendOptions, new()
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (_backends.Exists(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException(
                $"A backend named '{name}' was added before. Give this one another name.", nameof(name));
        }

        _backends.Add(new BackendRegistration(name, type, options => configure?.Invoke((TOptions)options)));
        return this;
    }

    /// <summary>
    /// Adds an existing Serilog sink. It gets redacted events on a thread of its own; nothing it does is felt by the
    /// host or by another backend. A section under its name may tune it.
    /// </summary>
    /// <param name="name">The backend's name. Distinct in any case.</param>
    /// <param name="configure">Adds the sink: <c>to => to.Seq(url)</c>. Called when the backend starts: once, unless a
    /// reload turns it off, which disposes the sink, and on again.</param>
    /// <param name="options">Sets options; called after the section was read, at start and at each reload. Null sets
    /// nothing.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public FanoutBuilder Sink(
        string name, Action<LoggerSinkConfiguration> configure, Action<ForeignSinkOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(new ForeignSinkType(configure), name, options);
    }

    internal void Apply(FanoutOptions options) => _configure.ForEach(configure => configure(options));
}
