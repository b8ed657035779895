// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Hosting;

/// <summary>Finds the listener each host makes while it is built.</summary>
sealed class HostListeners : IObserver<DiagnosticListener>
{
    const string Hosts = "Microsoft.Extensions.Hosting";

    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, Hosts, StringComparison.Ordinal))
            value.Subscribe(new HostEvents(), HostEvents.IsOfInterest);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
