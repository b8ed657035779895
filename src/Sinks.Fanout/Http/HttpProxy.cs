// SPDX-License-Identifier: Apache-2.0
using System.Net;

namespace Sinks.Fanout;

/// <summary>Reads the proxy to use. Its address may hold a password: no part of it reaches a message.</summary>
static class HttpProxy
{
    /// <summary>Tells a handler its proxy.</summary>
    /// <exception cref="SettingException">The text is no address of a proxy.</exception>
    public static void Apply(string? proxy, SocketsHttpHandler handler)
    {
        if (string.IsNullOrWhiteSpace(proxy))
            return;
        if (string.Equals(proxy.Trim(), "none", StringComparison.OrdinalIgnoreCase))
        {
            handler.UseProxy = false;
            return;
        }

        if (!Uri.TryCreate(proxy.Trim(), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
        {
            throw new SettingException(
                nameof(HttpBackendOptions.Proxy),
                "is not the address of a proxy.",
                "Write one such as http://proxy.example.org:3128, or none.");
        }

        handler.Proxy = new WebProxy(address) { Credentials = CredentialsOf(address) };
    }

    static NetworkCredential? CredentialsOf(Uri address)
    {
        if (address.UserInfo.Length == 0)
            return null;
        var parts = address.UserInfo.Split(':', 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
    }
}
