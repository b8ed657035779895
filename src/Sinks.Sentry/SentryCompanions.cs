// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The lanes that a Sentry backend brings along.</summary>
static class SentryCompanions
{
    /// <summary>What the options ask for.</summary>
    /// <param name="options">The options of the owner.</param>
    /// <param name="setup">Where mistakes go.</param>
    /// <param name="debugOutput">Where <c>Debug</c> writes; null for standard error.</param>
    public static IReadOnlyList<BackendCompanion> Of(
        SentryOptions options, BackendSetup setup, TextWriter? debugOutput)
    {
        var companions = new List<BackendCompanion>();
        var sampling = SentryTraceSampling.Of(options);
        // Without a DSN they have nowhere to send to, which the owner says.
        if (SentryDsn.IsUsable(options.Dsn))
            AddServer(companions, options, sampling, debugOutput);
        // Last: what tunes the copies for a developer's screen does not reach what goes to the server.
        if (options.EnableSpotlight == true && AddressOf(options, setup) is { } address)
            AddSpotlight(companions, options, address, sampling is not null, debugOutput);
        return companions;
    }

    static void AddServer(
        List<BackendCompanion> companions,
        SentryOptions options,
        SentryTraceSampling? sampling,
        TextWriter? debugOutput)
    {
        if (options.EnableLogs == true)
        {
            companions.Add(new BackendCompanion(
                SentryLogsType.Companion, new SentryLogsType(debugOutput), options.ForLogs()));
        }

        if (sampling is { } chosen)
        {
            companions.Add(new BackendCompanion(
                SentryTracesType.Companion, new SentryTracesType(chosen, debugOutput), options.ForTraces()));
        }
    }

    static void AddSpotlight(
        List<BackendCompanion> companions, SentryOptions options, Uri address, bool hasTraces, TextWriter? debugOutput)
    {
        companions.Add(new BackendCompanion(
            SpotlightType.Companion, new SpotlightType(address, debugOutput), options.ForSpotlight()));
        if (options.EnableLogs == true)
            companions.Add(Copy(SpotlightSignalsType.Logs, FanoutItemKind.Event, SpotlightClient.LogsLimit));
        if (hasTraces)
            companions.Add(Copy(SpotlightSignalsType.Traces, FanoutItemKind.Span, SpotlightClient.QueueLimit));

        BackendCompanion Copy(string name, FanoutItemKind kind, int queueLimit) => new(
            name, new SpotlightSignalsType(address, kind, debugOutput), options.ForSpotlight(queueLimit));
    }

    /// <summary>Null for one that cannot be used, which costs the copy and nothing else.</summary>
    static Uri? AddressOf(SentryOptions options, BackendSetup setup)
    {
        try
        {
            return SpotlightAddress.Of(options.SpotlightUrl);
        }
        catch (SettingException unusable)
        {
            setup.ReportMistake(unusable.Key, unusable.Reason, unusable.Fix);
            return null;
        }
    }
}
