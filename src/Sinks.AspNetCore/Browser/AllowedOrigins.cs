// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>From which pages reports are taken: those of the site itself, and of origins that are named.</summary>
sealed class AllowedOrigins
{
    static readonly ConditionalWeakTable<BrowserOptions, AllowedOrigins> Read = [];

    readonly HashSet<string> _origins = new(StringComparer.OrdinalIgnoreCase);

    AllowedOrigins(BrowserOptions options)
    {
        for (var i = 0; i < options.Origins.Count; i++)
        {
            if (Normalize(options.Origins[i]) is { } origin)
                _origins.Add(origin);
            else
            {
                Voice.SayOnce(
                    $"Browser:Origins:{i} is no origin and left out. Write scheme, host and port alone, such as "
                    + "https://app.example.org.");
            }
        }
    }

    /// <summary>Those of the options in force, read once.</summary>
    public static AllowedOrigins Of(BrowserOptions options) =>
        Read.GetValue(options, static read => new AllowedOrigins(read));

    /// <summary>Whether the origin is one of those that are named.</summary>
    public bool Names(string origin) => Normalize(origin) is { } known && _origins.Contains(known);

    /// <summary>
    /// Whether a page of that origin is the site's own. A proxy that ends TLS may have changed the scheme, never the
    /// host.
    /// </summary>
    public static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && page.Scheme is "http" or "https"
        && string.Equals(page.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && page.Port == (request.Host.Port ?? DefaultPortOf(page.Scheme));

    static int DefaultPortOf(string scheme) => scheme is "https" ? 443 : 80;

    static string? Normalize(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https"
        && origin is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && !origin.Host.Contains('*', StringComparison.Ordinal)
            ? origin.GetLeftPart(UriPartial.Authority)
            : null;
}
