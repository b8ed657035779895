// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Sinks.Webhook;

/// <summary>
/// Connects to public addresses alone. What is checked is the address connected to, not a name that may lead elsewhere
/// the next time it is asked for.
/// </summary>
static class PublicAddresses
{
    static readonly IPNetwork[] Reserved4 =
    [
        .. Networks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        // The platform's own services on Azure's virtual machines.
        .. Networks("168.63.129.16/32"),
    ];

    // Global unicast is 2000::/3; within it: protocols (Teredo among them), documentation, 6to4.
    static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    static readonly IPNetwork[] Reserved6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // How a network without IPv4 reaches it: the last four bytes are the address that counts.
    static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !IsIn(Reserved4, address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return Contain(address.MapToIPv4());
        var plain = new IPAddress(address.GetAddressBytes());
        if (Nat64.Contains(plain))
            return Contain(new IPAddress(plain.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(plain) && !IsIn(Reserved6, plain);
    }

    /// <summary>A handler's way to connect.</summary>
    /// <exception cref="PrivateAddressException">None of the host's addresses is public.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken)
            .ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, Contain);
        return allowed.Length == 0
            ? throw new PrivateAddressException()
            : await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket.")]
    static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    static bool IsIn(IPNetwork[] networks, IPAddress address) =>
        Array.Exists(networks, network => network.Contains(address));

    static IPNetwork[] Networks(params string[] texts) => Array.ConvertAll(texts, static text => IPNetwork.Parse(text));
}
