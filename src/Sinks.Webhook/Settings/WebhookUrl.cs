// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Reads the address. It may be a secret itself: no part but the host may reach a message.</summary>
static class WebhookUrl
{
    const string Key = nameof(WebhookOptions.Url);

    /// <summary>The address, checked.</summary>
    /// <exception cref="SettingException">The address cannot be used.</exception>
    public static Uri Read(WebhookOptions options, BackendSetup setup)
    {
        var text = string.IsNullOrWhiteSpace(options.Url) ? WebhookFormats.UrlOf(options.Format) : options.Url.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsWeb(url) || url.Host.Length == 0)
        {
            throw new SettingException(
                Key, "is not a web address.", "Write the whole address, such as https://hooks.example.org/path.");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new SettingException(
                Key,
                "holds a user name or password, which would not be sent.",
                "Take it out, and write an Authorization header under Headers.");
        }

        if (IsScheme(url, Uri.UriSchemeHttp) && !url.IsLoopback)
        {
            if (!options.AllowHttp)
            {
                throw new SettingException(
                    Key,
                    "is plain http, which anybody on the way can read.",
                    "Write https, or set AllowHttp to true if the way is safe.");
            }

            setup.Report($"sends to {url.Host} unencrypted, because AllowHttp is set.");
        }

        return url;
    }

    static bool IsWeb(Uri url) => IsScheme(url, Uri.UriSchemeHttps) || IsScheme(url, Uri.UriSchemeHttp);

    static bool IsScheme(Uri url, string scheme) => string.Equals(url.Scheme, scheme, StringComparison.Ordinal);
}
