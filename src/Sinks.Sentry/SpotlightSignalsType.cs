// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The copy of structured logs, or of transactions, for Spotlight.</summary>
/// <param name="address">Where Spotlight takes them.</param>
/// <param name="kind">Spans for transactions, events for logs.</param>
/// <param name="debugOutput">Where <c>Debug</c> writes; null for standard error.</param>
sealed class SpotlightSignalsType(Uri address, FanoutItemKind kind, TextWriter? debugOutput)
    : BackendType<SentryOptions>
{
    /// <summary>What the copies add to the name of their owner.</summary>
    public const string Logs = "spotlight-logs";

    /// <inheritdoc cref="Logs"/>
    public const string Traces = "spotlight-traces";

    /// <inheritdoc/>
    public override string Name => kind == FanoutItemKind.Span ? "SpotlightTraces" : "SpotlightLogs";

    /// <summary>A section of its own tunes the lane; what is said is up to the owner.</summary>
    protected override void DeclareSettings(SettingTable<SentryOptions> settings)
    {
    }

    /// <inheritdoc/>
    protected override string? Missing(SentryOptions options) => null;

    /// <inheritdoc/>
    protected override IBackend Create(SentryOptions options, BackendSetup setup)
    {
        var source = SentrySource.Of(options, setup);
        var content = SentryContent.OfPersons(options);
        var log = SentryLog.Of(options, setup.Name, debugOutput);
        log?.Started(address.Authority, source, options.SampleRate);
        var delivery = new SpotlightDelivery(address, log, setup.Time);
        return kind == FanoutItemKind.Span
            ? new SpotlightSignalsClient(
                OfTraces(), new SentryTransactionEncoder(source, content, sampleRate: 1), delivery)
            : new SpotlightSignalsClient(
                OfLogs(), new SentryLogEncoder(source, content, SentryLogsType.ProcessTraceId), delivery);
    }

    BackendProfile OfLogs() => new()
    {
        Destination = address.Authority,
        BatchSizeLimit = SentryLogsClient.EnvelopeLogs,
        // One after the other: its page shows what comes in the order in which it comes.
        MaxInFlight = 1,
        MinimumLevel = LogEventLevel.Information,
        BatchBytesLimit = SentryLogLimits.LogBytes,
        ItemBytesLimit = SentryLogLimits.LogBytes,
        KeepsReserve = false,
    };

    BackendProfile OfTraces() => new()
    {
        Destination = address.Authority,
        Kinds = [FanoutItemKind.Span],
        TakesSpansWithinRoot = true,
        // A developer wants to see what he just did, whoever began it.
        TracesSampleRate = 1,
        FollowsRemoteParent = false,
        BatchSizeLimit = 1,
        MaxInFlight = 1,
        BatchBytesLimit = SentryTransactionLimits.TransactionBytes,
        ItemBytesLimit = SentryTransactionLimits.TransactionBytes,
        KeepsReserve = false,
    };
}
