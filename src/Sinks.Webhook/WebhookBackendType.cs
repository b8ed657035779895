// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;
using Sinks.Webhook;

[assembly: FanoutBackend(typeof(WebhookBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Webhook;

/// <summary>The backend type <c>Webhook</c>: sends events to an HTTP endpoint as signed JSON.</summary>
[Experimental("SINKS001")]
public sealed class WebhookBackendType : BackendType<WebhookOptions>
{
    /// <inheritdoc/>
    public override string Name => "Webhook";

    /// <inheritdoc/>
    protected override void DeclareSettings(SettingTable<WebhookOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings
            .Text("Url", static o => o.Url, static (o, v) => o.Url = v)
            .Text("Secret", static o => o.Secret, static (o, v) => o.Secret = v)
            .Text("PreviousSecret", static o => o.PreviousSecret, static (o, v) => o.PreviousSecret = v)
            .Choice<WebhookFormat>("Format", static o => o.Format, static (o, v) => o.Format = v ?? default)
            .Flag("AllowHttp", static o => o.AllowHttp, static (o, v) => o.AllowHttp = v)
            .Flag("PublicAddressesOnly", static o => o.PublicAddressesOnly, static (o, v) => o.PublicAddressesOnly = v)
            .Duration(
                "DigestInterval",
                static o => o.DigestInterval,
                static (o, v) => o.DigestInterval = v,
                TimeSpan.Zero,
                TimeSpan.FromDays(1))
            .Formats()
            .Http();
    }

    /// <inheritdoc/>
    protected override string? Missing(WebhookOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return WebhookFormats.Missing(options);
    }

    /// <inheritdoc/>
    protected override IBackend Create(WebhookOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        var url = WebhookUrl.Read(options, setup);
        var payload = WebhookFormats.Of(options, setup);
        ReportOtherFormat(options.Format, url.Host, setup);
        return new WebhookClient(
            url,
            payload,
            WebhookSigner.Read(options, setup, payload.IsStandardWebhook),
            BackendHttp.From(
                options,
                setup,
                [.. WebhookClient.ReservedHeaders, .. payload.OwnHeaders],
                handler => WebhookGuard.Apply(options, handler)),
            setup.Time);
    }

    static void ReportOtherFormat(WebhookFormat format, string host, BackendSetup setup)
    {
        if (WebhookHosts.FormatOf(host) is { } taken && taken != format)
            setup.Report($"sends {format} to {host}, which takes {taken}: did you mean Format: {taken}?");
    }
}
