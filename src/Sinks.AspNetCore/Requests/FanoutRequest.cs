// SPDX-License-Identifier: Apache-2.0
using System.Security.Claims;

namespace Sinks.AspNetCore;

/// <summary>
/// A request as far as it was known when an event was emitted in it. Safe to read from any thread, also after the
/// request has ended.
/// </summary>
public sealed class FanoutRequest
{
    readonly IReadOnlyList<KeyValuePair<string, string>> _headers;

    internal FanoutRequest(IReadOnlyList<KeyValuePair<string, string>> headers) => _headers = headers;

    /// <summary>The method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The host the caller named, with its port, or empty.</summary>
    public required string Host { get; init; }

    /// <summary>The path from the root of the server.</summary>
    public required string Path { get; init; }

    /// <summary>The template of the route, such as <c>/orders/{id}</c>; null when none matched yet.</summary>
    public string? Route { get; init; }

    /// <summary>The values of the route by their names; empty when none matched yet.</summary>
    public IReadOnlyDictionary<string, object?> RouteValues { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Whoever is signed in; null when nobody was yet.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>
    /// A header's value, several joined by commas; null when it was not sent, or is neither on the list
    /// <c>Requests:Headers</c> nor <c>Requests:TenantHeader</c>.
    /// </summary>
    /// <param name="name">The header's name, in any case.</param>
    public string? Header(string name)
    {
        foreach (var (known, value) in _headers)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
