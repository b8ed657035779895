// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.TestKit;

/// <summary>Hears what System.Net.Http tells tracers and loggers of requests to one address.</summary>
public sealed class RoutedDiagnostics
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    readonly string _address;
    readonly Action<string> _hear;
    readonly List<IDisposable> _subscriptions = [];

    /// <summary>Begins to hear.</summary>
    /// <param name="address">The address, without a trailing slash.</param>
    /// <param name="hear">Gets the name of each event.</param>
    public RoutedDiagnostics(string address, Action<string> hear)
    {
        (_address, _hear) = (address, hear);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, "HttpHandlerDiagnosticListener", StringComparison.Ordinal))
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value?.ToString()?.Contains(_address, StringComparison.Ordinal) == true)
            _hear(value.Key);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());
}
