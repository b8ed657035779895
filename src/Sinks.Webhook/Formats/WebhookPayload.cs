// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>A format: how an event is encoded, how events make one body, and what the receiver can take.</summary>
abstract class WebhookPayload
{
    public abstract IItemEncoder Encoder { get; }

    public abstract string ContentType { get; }

    public abstract int BatchSizeLimit { get; }

    public abstract int BatchBytesLimit { get; }

    public abstract int ItemBytesLimit { get; }

    public abstract LogEventLevel MinimumLevel { get; }

    /// <summary>The payload of a format.</summary>
    /// <exception cref="SettingException">There is no such format.</exception>
    public static WebhookPayload Of(WebhookFormat format) => format switch
    {
        WebhookFormat.Json => new JsonPayload(),
        _ => throw new SettingException(nameof(WebhookOptions.Format), "is not a known format.", "Write Json."),
    };

    /// <summary>
    /// Makes the body. The same items give the same bytes: a retry under the same id must not differ.
    /// </summary>
    public abstract ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch);
}
