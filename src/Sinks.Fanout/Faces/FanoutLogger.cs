// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The logger of one category.</summary>
sealed class FanoutLogger(FanoutLoggerProvider provider, string category) : ILogger
{
    const int RememberedCount = 32;

    readonly bool _isOfFramework = EventNames.IsOfFramework(category);
    int _propertyCount;

    public FanoutLoggerProvider Provider => provider;

    public ScalarValue Category { get; } = new(category);

    /// <summary>How many properties the last event had: one of the same category mostly has no more.</summary>
    public int PropertyCount
    {
        get => _propertyCount;
        set => _propertyCount = Math.Min(value, RememberedCount);
    }

    /// <summary>
    /// Whether anybody could want an event of the level: the host's own filters come before, and a caller that asks
    /// spares itself the event.
    /// </summary>
    public bool IsEnabled(LogLevel logLevel) =>
        MelLevels.TryConvert(logLevel, out var level)
        && !provider.IsPassive(category, level)
        // Errors are counted even where no backend wants them.
        && (level >= LogEventLevel.Error || provider.Pipeline.MayLet(level, isNamed: !_isOfFramework));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => provider.Scopes.Push(state);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!MelLevels.TryConvert(logLevel, out var level) || provider.IsPassive(category, level))
            return;
        var pipeline = provider.Pipeline;
        // Nothing of an event is read before somebody wants it and there is room for it.
        if (provider.HasEnded)
            pipeline.CountLate();
        else if (!pipeline.MayLet(level, isNamed: false)
            && !(pipeline.MayLet(level, isNamed: true) && MayBeAskedFor(eventId, state)))
            Leave(pipeline, level, exception);
        else if (pipeline.HasRoom(level))
            pipeline.Emit(EventCapture.Capture(this, level, eventId, state, exception, formatter));
        else
            pipeline.NoteUnmade(level, exception, category);
    }

    void Leave(Pipeline pipeline, LogEventLevel level, Exception? exception)
    {
        pipeline.CountBelowGate();
        pipeline.NoteUnmade(level, exception, category);
    }

    /// <summary>
    /// Whether a name, or a property that only the whole event tells, may let an event of any level pass.
    /// </summary>
    bool MayBeAskedFor<TState>(EventId eventId, TState state) =>
        (!_isOfFramework && provider.Pipeline.TakesByProperty) || IsNamed(eventId, state);

    bool IsNamed<TState>(EventId eventId, TState state) =>
        (!_isOfFramework && !string.IsNullOrEmpty(eventId.Name))
        || EventCapture.HoldsName(state)
        || (!provider.AreScopesLeaking && ScopeReader.HoldsName(provider.Scopes));
}
