// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>The settings of single formats.</summary>
static class FormatSettings
{
    public static SettingTable<WebhookOptions> Formats(this SettingTable<WebhookOptions> settings) => settings
        .Nested<CloudEventsOptions>("CloudEvents", static o => o.CloudEvents, static cloudEvents => cloudEvents
            .Text("Source", static o => o.Source, static (o, v) => o.Source = v))
        .Nested<PagerDutyOptions>("PagerDuty", static o => o.PagerDuty, static pagerDuty => pagerDuty
            .Text("RoutingKey", static o => o.RoutingKey, static (o, v) => o.RoutingKey = v)
            .Text("Source", static o => o.Source, static (o, v) => o.Source = v)
            .Text("DedupBy", static o => o.DedupBy, static (o, v) => o.DedupBy = v)
            .TextList("ResolveEvents", static o => o.ResolveEvents, static (o, v) => o.ResolveEvents = v))
        .Nested<RollbarOptions>("Rollbar", static o => o.Rollbar, static rollbar => rollbar
            .Text("AccessToken", static o => o.AccessToken, static (o, v) => o.AccessToken = v)
            .Text("Environment", static o => o.Environment, static (o, v) => o.Environment = v)
            .Text("CodeVersion", static o => o.CodeVersion, static (o, v) => o.CodeVersion = v))
        .Nested<TemplateOptions>("Template", static o => o.Template, static template => template
            .Text("Body", static o => o.Body, static (o, v) => o.Body = v)
            .Text("File", static o => o.File, static (o, v) => o.File = v)
            .Text("ContentType", static o => o.ContentType, static (o, v) => o.ContentType = v ?? "")
            .Flag("Batch", static o => o.Batch, static (o, v) => o.Batch = v));
}
