// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Where Spotlight takes events.</summary>
static class SpotlightAddress
{
    const string Path = "/stream";

    /// <summary>Where it listens unless it was told otherwise.</summary>
    public static Uri Default { get; } = new("http://localhost:8969" + Path);

    /// <summary>The address in the options.</summary>
    /// <param name="option">The option; null or blank for the default.</param>
    /// <exception cref="SettingException">It is no address.</exception>
    public static Uri Of(string? option)
    {
        if (string.IsNullOrWhiteSpace(option))
            return Default;
        return TryRead(option.Trim(), out var address)
            ? address
            : throw new SettingException(
                nameof(SentryOptions.SpotlightUrl),
                "is not a URL that begins with http:// or https://.",
                $"Write it as {Default}.");
    }

    /// <summary>Reads an address; one without a path gets the usual one.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? address)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https"))
            return false;
        if (address.AbsolutePath is "/")
            address = new Uri(address, Path);
        return true;
    }
}
