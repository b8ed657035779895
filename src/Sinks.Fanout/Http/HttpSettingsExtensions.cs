// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>The settings of <see cref="HttpBackendOptions"/>.</summary>
[Experimental("SINKS001")]
public static class HttpSettingsExtensions
{
    /// <summary>
    /// Declares <c>Headers</c>, <c>Proxy</c>, <c>TrustedCertificate</c>, <c>ClientCertificate</c> and <c>ClientKey</c>,
    /// which <see cref="BackendHttp.From"/> reads.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="settings">Where to declare.</param>
    public static SettingTable<TOptions> Http<TOptions>(this SettingTable<TOptions> settings)
        where TOptions : HttpBackendOptions, new()
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings
            .TextMap("Headers", static o => o.Headers)
            .Text("Proxy", static o => o.Proxy, static (o, v) => o.Proxy = v)
            .Text("TrustedCertificate", static o => o.TrustedCertificate, static (o, v) => o.TrustedCertificate = v)
            .Text("ClientCertificate", static o => o.ClientCertificate, static (o, v) => o.ClientCertificate = v)
            .Text("ClientKey", static o => o.ClientKey, static (o, v) => o.ClientKey = v);
    }
}
