// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Reads the address. Unusable means off: the default would send the events to another region.</summary>
static class PostHogAddress
{
    const string Key = nameof(PostHogOptions.Host);
    const string Default = "https://us.i.posthog.com";
    const string Fix = "Write https:// and the host, such as https://eu.i.posthog.com.";

    /// <summary>Where batches are posted to.</summary>
    /// <exception cref="SettingException">The address cannot be used.</exception>
    public static Uri Read(PostHogOptions options, BackendSetup setup)
    {
        var text = string.IsNullOrWhiteSpace(options.Host) ? Default : options.Host.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsWeb(url) || url.Host.Length == 0)
            throw new SettingException(Key, "is not a web address.", Fix);
        if (url.UserInfo.Length > 0)
            throw new SettingException(Key, "holds a user name or password, which would not be sent.", Fix);
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new SettingException(Key, "has a query or a fragment, which no host has.", Fix);
        if (url is { Scheme: "http", IsLoopback: false })
        {
            setup.Report(
                $"events go to {url.Authority} over plain http, where others can read them. "
                + "Use https if the server can.");
        }

        return new Uri(IngestionOf(url) + url.AbsolutePath.TrimEnd('/') + "/batch/");
    }

    static bool IsWeb(Uri url) => url.Scheme is "https" or "http";

    /// <summary>The sites where people look at events do not take them: the vendor's clients know that, too.</summary>
    static string IngestionOf(Uri url) => url.Host switch
    {
        "app.posthog.com" or "us.posthog.com" => "https://us.i.posthog.com",
        "eu.posthog.com" => "https://eu.i.posthog.com",
        _ => url.GetLeftPart(UriPartial.Authority),
    };
}
