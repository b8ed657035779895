// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>A batch of CloudEvents: a JSON array of them.</summary>
sealed class CloudEventsPayload(string source) : WebhookPayload
{
    public override IItemEncoder Encoder { get; } = new CloudEventEncoder(source);

    public override string ContentType => "application/cloudevents-batch+json; charset=utf-8";

    public override int BatchSizeLimit => 100;

    // With the brackets and commas of a whole batch at most 1 MiB.
    public override int BatchBytesLimit => (1024 * 1024) - 128;

    // What every intermediary has to forward.
    public override int ItemBytesLimit => 64 * 1024;

    public override LogEventLevel MinimumLevel => LogEventLevel.Warning;

    public static CloudEventsPayload From(WebhookOptions options, BackendSetup setup)
    {
        var source = options.CloudEvents.Source?.Trim();
        if (IsReference(source))
            return new CloudEventsPayload(source!);
        if (!string.IsNullOrEmpty(source))
        {
            setup.ReportMistake(
                "CloudEvents:Source", "is not a URI reference.", "Write one such as /shop/orders or urn:shop:orders.");
        }

        return new CloudEventsPayload("/" + Uri.EscapeDataString(setup.Application.Name ?? "sinks"));
    }

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch) => JsonArrayBody.Of(batch);

    // Uri.TryCreate takes nearly anything for a relative reference.
    static bool IsReference(string? text) =>
        !string.IsNullOrEmpty(text)
        && text.Length <= 1024
        && Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute);
}
