// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sinks.AspNetCore;

/// <summary>
/// How many reports a minute are let in, from one client and from all together. A minute's clients are forgotten with
/// it, and there are no more of them than a bound: beyond it the others share one allowance, so that many addresses get
/// nobody more.
/// </summary>
sealed class ClientRates(TimeProvider time)
{
    const int ClientLimit = 4_096;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    readonly Dictionary<Client, int> _clients = [];
    DateTimeOffset _began = time.GetUtcNow();
    int _all;

    /// <summary>Clients that are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _clients.Count;
        }
    }

    /// <summary>Lets one more report in, or does not.</summary>
    /// <param name="address">The client's address as the host knows it; null is a client too.</param>
    /// <param name="options">The limits.</param>
    /// <returns>Null when it is let in, else the seconds after which another try makes sense.</returns>
    public int? Enter(IPAddress? address, BrowserOptions options)
    {
        var client = Client.Of(address);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            // Also where the clock was set back.
            if (now - _began >= Window || now < _began)
            {
                _began = now;
                _clients.Clear();
                _all = 0;
            }

            if (_clients.Count >= ClientLimit && !_clients.ContainsKey(client))
                client = Client.Others;
            // First the client's own: what it sends too much takes nothing from others.
            var count = _clients.GetValueOrDefault(client);
            if (count >= options.PerClientPerMinute || _all >= options.PerMinute)
                return Math.Max(1, (int)Math.Ceiling((Window - (now - _began)).TotalSeconds));
            _clients[client] = count + 1;
            _all++;
            return null;
        }
    }

    /// <summary>An address; of version 6 the network, of which one client has all addresses.</summary>
    [StructLayout(LayoutKind.Auto)]
    readonly record struct Client(ulong Address, byte Kind)
    {
        public static Client Others { get; } = new(0, byte.MaxValue);

        public static Client Of(IPAddress? address)
        {
            if (address is null)
                return default;
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            Span<byte> bytes = stackalloc byte[16];
            bytes.Clear();
            address.TryWriteBytes(bytes, out _);
            return address.AddressFamily == AddressFamily.InterNetwork
                ? new Client(BinaryPrimitives.ReadUInt32BigEndian(bytes), 4)
                : new Client(BinaryPrimitives.ReadUInt64BigEndian(bytes), 6);
        }
    }
}
