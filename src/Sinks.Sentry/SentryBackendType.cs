// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Sinks.Fanout;
using Sinks.Sentry;

[assembly: FanoutBackend(typeof(SentryBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Sentry;

/// <summary>The backend type <c>Sentry</c>: any server that speaks the Sentry protocol.</summary>
[Experimental("SINKS001")]
public sealed class SentryBackendType : BackendType<SentryOptions>
{
    readonly TextWriter? _debugOutput;

    /// <summary>Makes the type.</summary>
    public SentryBackendType()
    {
    }

    /// <summary>A type whose backends write what <c>Debug</c> asks for elsewhere than to standard error.</summary>
    internal SentryBackendType(TextWriter debugOutput) => _debugOutput = debugOutput;

    /// <inheritdoc/>
    public override string Name => "Sentry";

    /// <inheritdoc/>
    protected override void DeclareSettings(SettingTable<SentryOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings
            .Text("Dsn", static o => o.Dsn, static (o, v) => o.Dsn = v)
            .Text("Release", static o => o.Release, static (o, v) => o.Release = v)
            .Text("Environment", static o => o.Environment, static (o, v) => o.Environment = v)
            .Text("Distribution", static o => o.Distribution, static (o, v) => o.Distribution = v)
            .Text("ServerName", static o => o.ServerName, static (o, v) => o.ServerName = v)
            .TextMap("DefaultTags", static o => o.DefaultTags)
            .TextList("TagProperties", static o => o.TagProperties, static (o, v) => o.TagProperties = v)
            .NestedMap<SentryFingerprintRule>("Fingerprints", static o => o.Fingerprints, DeclareFingerprint)
            .Nested<SentryAttachmentOptions>("Attachments", static o => o.Attachments, DeclareAttachments)
            .Integer(
                "MaxAttachmentSize",
                static o => o.MaxAttachmentSize,
                static (o, v) => o.MaxAttachmentSize = v,
                minimum: 0,
                maximum: SentryOptions.AttachmentSizeLimit)
            .Flag("SendDefaultPii", static o => o.SendDefaultPii, static (o, v) => o.SendDefaultPii = v)
            .Flag("IsEnvironmentUser", static o => o.IsEnvironmentUser, static (o, v) => o.IsEnvironmentUser = v)
            .Flag(
                "IncludeEnvironmentContexts",
                static o => o.IncludeEnvironmentContexts,
                static (o, v) => o.IncludeEnvironmentContexts = v)
            .Flag("IncludeSourcePaths", static o => o.IncludeSourcePaths, static (o, v) => o.IncludeSourcePaths = v)
            .Choice<ReportAssembliesMode>(
                "ReportAssembliesMode",
                static o => o.ReportAssembliesMode,
                static (o, v) => o.ReportAssembliesMode = v ?? default)
            .Choice<ServerErrorPolicy>(
                "RetryServerErrors",
                static o => o.RetryServerErrors,
                static (o, v) => o.RetryServerErrors = v ?? default)
            .Flag("SendClientReports", static o => o.SendClientReports, static (o, v) => o.SendClientReports = v)
            .OptionalFlag("EnableLogs", static o => o.EnableLogs, static (o, v) => o.EnableLogs = v)
            .OptionalFlag("EnableTraces", static o => o.EnableTraces, static (o, v) => o.EnableTraces = v)
            .Share("TracesSampleRate", static o => o.TracesSampleRate, static (o, v) => o.TracesSampleRate = v)
            .Flag("TracesFollowParent", static o => o.TracesFollowParent, static (o, v) => o.TracesFollowParent = v)
            .OptionalFlag("Debug", static o => o.Debug, static (o, v) => o.Debug = v)
            .OptionalFlag("EnableSpotlight", static o => o.EnableSpotlight, static (o, v) => o.EnableSpotlight = v)
            .Text("SpotlightUrl", static o => o.SpotlightUrl, static (o, v) => o.SpotlightUrl = v)
            .Http();
    }

    /// <inheritdoc/>
    protected override string? Missing(SentryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.IsNullOrWhiteSpace(options.Dsn) ? nameof(options.Dsn) : null;
    }

    /// <inheritdoc/>
    protected override bool IsOff(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return SentryEnvironment.IsOff(variable);
    }

    /// <inheritdoc/>
    protected override void CompleteFromEnvironment(SentryOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        SentryEnvironment.Complete(options, setup);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<BackendCompanion> Companions(SentryOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        return SentryCompanions.Of(options, setup, _debugOutput);
    }

    /// <inheritdoc/>
    protected override IBackend Create(SentryOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setup);
        var dsn = SentryDsn.Parse(options.Dsn ?? "");
        Announce(dsn, setup);
        var source = SentrySource.Of(options, setup);
        var log = SentryLog.Of(options, setup.Name, _debugOutput);
        log?.Started(dsn.Destination, source, options.SampleRate);
        return new SentryClient(
            dsn,
            new SentryEventEncoder(source, SentryContent.Of(options, setup)),
            options.RetryServerErrors,
            options.SendClientReports ? new SentryReports() : null,
            BackendHttp.From(options, setup, ["X-Sentry-"]),
            log,
            setup.Time);
    }

    static void Announce(SentryDsn dsn, BackendSetup setup)
    {
        if (dsn.IsReadableOnTheWay)
        {
            setup.Report(
                $"events go to {dsn.Destination} over plain http, where others can read them. "
                + "Use https if the server can.");
        }

        if (dsn.IsBehindApi)
        {
            setup.Report(
                "the DSN has /api before the project id, which is right only where a proxy serves the server under "
                + "/api. Otherwise leave it out: https://key@host/project.");
        }
    }

    static void DeclareFingerprint(SettingTable<SentryFingerprintRule> settings) => settings
        .Filter()
        .TextList("Fingerprint", static o => o.Fingerprint, static (o, v) => o.Fingerprint = v);

    static void DeclareAttachments(SettingTable<SentryAttachmentOptions> settings) => settings
        .Nested<SentryLogExcerptOptions>(
            "LogExcerpt",
            static o => o.LogExcerpt,
            static excerpt => excerpt
                .Flag("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v)
                .Filter())
        .TextList("Properties", static o => o.Properties, static (o, v) => o.Properties = v);
}
