// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Sinks.Bench;

/// <summary>What a call of Microsoft.Extensions.Logging costs before any provider does anything.</summary>
sealed class NullProvider : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
    }

    public void Dispose()
    {
    }
}
