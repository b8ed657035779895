// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;

namespace Sinks.TestKit;

/// <summary>A loopback port behind which nobody speaks HTTP.</summary>
public sealed class DeadPort : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly List<Socket> _accepted = [];

    DeadPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>A port that refuses connections, and that nobody else gets meanwhile.</summary>
    public static DeadPort Refusing() => new();

    /// <summary>A server that accepts connections and never reads a byte.</summary>
    public static DeadPort Deaf()
    {
        var port = new DeadPort();
        port._socket.Listen();
        _ = port.AcceptAsync();
        return port;
    }

    public void Dispose()
    {
        _socket.Dispose();
        lock (_accepted)
            _accepted.ForEach(static socket => socket.Dispose());
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var accepted = await _socket.AcceptAsync();
                lock (_accepted)
                    _accepted.Add(accepted);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The port was closed; that is how it ends.
        }
    }
}
