// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>What every backend that speaks HTTP can be told beside <see cref="BackendOptions"/>.</summary>
public abstract class HttpBackendOptions : BackendOptions
{
    /// <summary>
    /// Headers to send along, such as the <c>Authorization</c> a gateway asks for, by name in any case. Those that the
    /// request needs for itself are refused.
    /// </summary>
    public IDictionary<string, string> Headers { get; private set; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The proxy's address, such as <c>http://proxy.example.org:3128</c>, or <c>none</c> for no proxy. Null: what the
    /// system says (<c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>NO_PROXY</c>).
    /// </summary>
    public string? Proxy { get; set; }

    /// <summary>
    /// A PEM file with the certificates that vouch for the server, in place of those the system trusts. Null for the
    /// system's.
    /// </summary>
    public string? TrustedCertificate { get; set; }

    /// <summary>
    /// A file with the certificate this client shows: PEM, with the key in it or in <see cref="ClientKey"/>, or PKCS
    /// #12 (<c>.pfx</c>, <c>.p12</c>) without a password. Null shows none.
    /// </summary>
    public string? ClientCertificate { get; set; }

    /// <summary>The PEM file with the key of <see cref="ClientCertificate"/>; null when it is in there.</summary>
    public string? ClientKey { get; set; }

    internal Func<SocketsHttpHandler, HttpMessageHandler>? Handler { get; private set; }

    /// <summary>
    /// A copy whose headers may be changed without changing these, for a companion that the backend brings along. Other
    /// maps and lists are shared.
    /// </summary>
    protected HttpBackendOptions CopyWithOwnHeaders()
    {
        var copy = (HttpBackendOptions)MemberwiseClone();
        copy.Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        return copy;
    }

    /// <summary>
    /// Sends through another handler, from code alone: one that wraps the given one, or one of the host's own. It is
    /// disposed with the backend.
    /// </summary>
    /// <param name="handler">Gets the handler as the options ask for it, and gives the one to use.</param>
    [Experimental("SINKS001")]
    public void UseHandler(Func<SocketsHttpHandler, HttpMessageHandler> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Handler = handler;
    }
}
