// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>
/// Whether an envelope is meant for this host: its DSN names the host itself, as pages without a secret do, or the
/// server of one of the host's own Sentry backends.
/// </summary>
static class OwnServer
{
    const int ShownKeyLength = 4;

    public static bool Is(string? dsn, HttpRequest request)
    {
        if (dsn is null || !Uri.TryCreate(dsn, UriKind.Absolute, out var address))
            return false;
        return AllowedOrigins.IsOwn(dsn, request) || IsOfBackend(address);
    }

    /// <summary>Of a key only the end is known here, as everywhere outside the backend itself.</summary>
    static bool IsOfBackend(Uri address)
    {
        var key = address.UserInfo.Split(':')[0];
        if (key.Length < ShownKeyLength)
            return false;
        var destination = $"{address.Authority} (key ...{key[^ShownKeyLength..]})";
        return FanoutStatus.All.Any(status => status.IsRunning && status.Backends.Any(backend =>
            backend.Type is "Sentry" && string.Equals(backend.Destination, destination, StringComparison.Ordinal)));
    }
}
