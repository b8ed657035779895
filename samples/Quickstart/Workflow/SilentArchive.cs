// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Quickstart.Workflow;

/// <summary>
/// An archive on a bad day: it takes connections and never answers. Only where no other archive is configured.
/// </summary>
sealed class SilentArchive : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);

    public static SilentArchive? StartWhereNeeded(ConfigurationManager configuration)
    {
        if (configuration["Archive:Url"] is { Length: > 0 })
            return null;
        var archive = new SilentArchive();
        archive._listener.Start();
        configuration.AddInMemoryCollection([new("Archive:Url", $"http://{archive._listener.LocalEndpoint}/")]);
        return archive;
    }

    public void Dispose() => _listener.Dispose();
}
