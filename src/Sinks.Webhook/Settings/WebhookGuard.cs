// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Applies <see cref="WebhookOptions.PublicAddressesOnly"/>.</summary>
static class WebhookGuard
{
    /// <summary>Makes the handler connect to public addresses alone, where the options ask for it.</summary>
    /// <exception cref="SettingException">A proxy is set too, which would connect unchecked.</exception>
    public static void Apply(WebhookOptions options, SocketsHttpHandler handler)
    {
        if (!options.PublicAddressesOnly)
            return;
        if (handler.Proxy is not null)
        {
            throw new SettingException(
                nameof(WebhookOptions.Proxy),
                "would connect in place of the check that PublicAddressesOnly asks for.",
                "Take Proxy out, or let the proxy refuse private addresses and take PublicAddressesOnly out.");
        }

        handler.UseProxy = false;
        handler.ConnectCallback = PublicAddresses.ConnectAsync;
    }
}
