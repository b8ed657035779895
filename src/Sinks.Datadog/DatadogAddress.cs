// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Where requests go: the site's intake, or the address given in its place.</summary>
static class DatadogAddress
{
    const string Path = "/api/v2/logs";
    const string DefaultSite = "datadoghq.com";
    const string Console = "app.";

    static readonly string[] Sites =
    [
        DefaultSite, "us3.datadoghq.com", "us5.datadoghq.com", "ap1.datadoghq.com", "ap2.datadoghq.com",
        "uk1.datadoghq.com", "datadoghq.eu", "ddog-gov.com", "us2.ddog-gov.com",
    ];

    /// <summary>The address, checked.</summary>
    /// <exception cref="SettingException">Site or Url cannot be used: events must not go to another place.</exception>
    public static Uri Read(DatadogOptions options, BackendSetup setup) =>
        string.IsNullOrWhiteSpace(options.Url)
            ? OfSite(string.IsNullOrWhiteSpace(options.Site) ? DefaultSite : options.Site.Trim(), setup)
            : OfUrl(options.Url.Trim(), setup);

    static Uri OfSite(string site, BackendSetup setup)
    {
        if (site.Contains("://", StringComparison.Ordinal) || site.Contains('/', StringComparison.Ordinal))
        {
            throw new SettingException(
                nameof(DatadogOptions.Site),
                "is an address.",
                "Write the site alone, such as datadoghq.eu, or the whole address under Url.");
        }

        // What the browser shows is app.datadoghq.eu; the intake of the site is meant.
        var name = site.StartsWith(Console, StringComparison.OrdinalIgnoreCase) ? site[Console.Length..] : site;
        if (!IsHostName(name))
        {
            throw new SettingException(
                nameof(DatadogOptions.Site), "is not a site.", $"Write one of {string.Join(", ", Sites)}.");
        }

        if (!Sites.Contains(name, StringComparer.OrdinalIgnoreCase))
            setup.Report("the Site is none of those known here and is used as it is given.");
        return new Uri($"https://http-intake.logs.{name.ToLowerInvariant()}{Path}");
    }

    static Uri OfUrl(string text, BackendSetup setup)
    {
        const string Key = nameof(DatadogOptions.Url);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsWeb(url) || url.Host.Length == 0)
        {
            throw new SettingException(
                Key, "is not a web address.", "Write the whole address, such as https://relay.example.org.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new SettingException(
                Key,
                "holds a user name or password, which would not be sent.",
                "Take it out, and write an Authorization header under Headers.");
        }

        if (!IsHttps(url) && !url.IsLoopback)
            setup.Report($"events and the API key go to {url.Host} over plain http, where others can read them.");
        return url.AbsolutePath is "/" ? new UriBuilder(url) { Path = Path }.Uri : url;
    }

    /// <summary>A name of several labels; a key that was put here by mistake is none.</summary>
    static bool IsHostName(string name) =>
        name.Contains('.', StringComparison.Ordinal)
        && Uri.CheckHostName(name) == UriHostNameType.Dns
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

    static bool IsWeb(Uri url) =>
        IsHttps(url) || string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);

    static bool IsHttps(Uri url) => string.Equals(url.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
}
