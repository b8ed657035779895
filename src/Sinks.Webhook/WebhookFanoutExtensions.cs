// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Adds <c>f.Webhook(...)</c>.</summary>
public static class WebhookFanoutExtensions
{
    /// <summary>Adds a webhook to a fan-out.</summary>
    /// <param name="builder">The fan-out.</param>
    /// <param name="name">The backend's name: its key in the section and the name of its lane; no address.</param>
    /// <param name="url">The receiver's address, https; null leaves it to the section or to the next argument.</param>
    /// <param name="configure">Sets any option; called once, after the section was read. Null sets nothing.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or is an address.</exception>
    public static FanoutBuilder Webhook(
        this FanoutBuilder builder, string name, string? url = null, Action<WebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        RefuseAddress(name);
        return builder.Add(new WebhookBackendType(), name, options => Apply(options, url, configure));
    }

    /// <summary>What the code said about the options, after the section.</summary>
    internal static void Apply(WebhookOptions options, string? url, Action<WebhookOptions>? configure)
    {
        if (url is not null)
            options.Url = url;
        configure?.Invoke(options);
    }

    // Names are shown everywhere, and the address of a webhook may be a secret.
    static void RefuseAddress(string name)
    {
        if (name.Contains("://", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                "The first argument is the backend's name, and an address was given. Write Webhook(\"ops\", url).",
                nameof(name));
        }
    }
}
