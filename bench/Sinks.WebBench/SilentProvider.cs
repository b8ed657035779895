// SPDX-License-Identifier: Apache-2.0
namespace Sinks.WebBench;

/// <summary>Takes every log line and does nothing with it.</summary>
sealed class SilentProvider : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

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
