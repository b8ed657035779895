// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The keys of the section itself, beside <c>Backends</c>.</summary>
static class FanoutSettings
{
    public const string BackendsKey = "Backends";
    public const string RedactionKey = "Redaction";

    public static ISettings Table { get; } = Declare();

    static SettingTable<FanoutOptions> Declare() => new SettingTable<FanoutOptions>()
        .Flag("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v)
        .Flag("Strict", static o => o.Strict, static (o, v) => o.Strict = v)
        .Integer("IntakeLimit", static o => o.IntakeLimit, static (o, v) => o.IntakeLimit = (int)v, 16, 1_048_576)
        .Integer(
            "IntakeBytesLimit",
            static o => o.IntakeBytesLimit,
            static (o, v) => o.IntakeBytesLimit = v,
            64 * 1024,
            64L * 1024 * 1024 * 1024)
        .Flag("FlushOnFatal", static o => o.FlushOnFatal, static (o, v) => o.FlushOnFatal = v)
        .Duration(
            "ShutdownTimeLimit",
            static o => o.ShutdownTimeLimit,
            static (o, v) => o.ShutdownTimeLimit = v,
            TimeSpan.Zero,
            TimeSpan.FromMinutes(10))
        .Nested<IgnoreOptions>(FilterSettings.IgnoreKey, static o => o.Ignore, FilterSettings.DeclareIgnore)
        .Nested<FilterOptions>(FilterSettings.OnlyKey, static o => o.Only, FilterSettings.DeclareOnly)
        .Nested<BreadcrumbOptions>("Breadcrumbs", static o => o.Breadcrumbs, static breadcrumbs => breadcrumbs
            .Integer("Limit", static o => o.Limit, static (o, v) => o.Limit = (int)v, 0, 1_000)
            .Choice<LogEventLevel>(
                "MinimumLevel",
                static o => o.MinimumLevel,
                static (o, v) => o.MinimumLevel = v ?? LogEventLevel.Information))
        .Choice<FrameCapture>(
            "CaptureFrames", static o => o.CaptureFrames, static (o, v) => o.CaptureFrames = v ?? FrameCapture.Later)
        .Add(new NamePrefixesSetting("InAppInclude", static o => o.InAppInclude, static (o, v) => o.InAppInclude = v))
        .Add(new NamePrefixesSetting("InAppExclude", static o => o.InAppExclude, static (o, v) => o.InAppExclude = v))
        .Flag("AttachStacktrace", static o => o.AttachStacktrace, static (o, v) => o.AttachStacktrace = v)
        .Integer("SourceLines", static o => o.SourceLines, static (o, v) => o.SourceLines = (int)v, 0, 20)
        .Integer(
            "AttachmentBytesLimit",
            static o => o.AttachmentBytesLimit,
            static (o, v) => o.AttachmentBytesLimit = (int)v,
            0,
            AttachmentRedaction.MaxBytesLimit)
        .Flag("TrustBaggage", static o => o.TrustBaggage, static (o, v) => o.TrustBaggage = v)
        .Nested<StormGuardOptions>("StormGuard", static o => o.StormGuard, static guard => guard
            .OptionalInteger("PerMinute", static o => o.PerMinute, static (o, v) => o.PerMinute = (int?)v))
        .Nested<TraceOptions>("Traces", static o => o.Traces, SignalSettings.DeclareTraces)
        .Choice<SessionTracking>("Sessions", static o => o.Sessions, static (o, v) => o.Sessions = v ?? default)
        .NestedMap<MonitorOptions>("Monitors", static o => o.Monitors, SignalSettings.DeclareMonitor)
        .Nested<RequestOptions>("Requests", static o => o.Requests, WebSettings.DeclareRequests)
        .Nested<BrowserOptions>("Browser", static o => o.Browser, WebSettings.DeclareBrowser)
        .Nested<RedactionOptions>(RedactionKey, static o => o.Redaction, RedactionSettings.Declare)
        .ReadElsewhere(BackendsKey);
}
