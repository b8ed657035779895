// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>Another provider in the factory: remembers the scopes around each event, as texts and as pairs.</summary>
sealed class RecordingProvider : ILoggerProvider, ISupportExternalScope, ILogger
{
    IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public List<string> Texts { get; } = [];

    public List<KeyValuePair<string, object?>> Pairs { get; } = [];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _scopes.ForEachScope(
            static (scope, seen) =>
            {
                seen.Texts.Add($"{scope}");
                seen.Pairs.AddRange(scope as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
            },
            this);

    public void Dispose()
    {
        // Holds nothing.
    }
}
