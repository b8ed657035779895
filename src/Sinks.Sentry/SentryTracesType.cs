// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The lane for transactions that a Sentry backend brings along.</summary>
/// <param name="sampling">Which traces it takes.</param>
/// <param name="debugOutput">Where <c>Debug</c> writes; null for standard error.</param>
sealed class SentryTracesType(SentryTraceSampling sampling, TextWriter? debugOutput) : BackendType<SentryOptions>
{
    /// <summary>What it adds to the name of its owner.</summary>
    public const string Companion = "traces";

    /// <inheritdoc/>
    public override string Name => "SentryTraces";

    /// <summary>A section of its own tunes the lane; where it sends and which traces is up to the owner.</summary>
    protected override void DeclareSettings(SettingTable<SentryOptions> settings)
    {
    }

    /// <inheritdoc/>
    protected override string? Missing(SentryOptions options) => null;

    /// <inheritdoc/>
    protected override IBackend Create(SentryOptions options, BackendSetup setup)
    {
        var source = SentrySource.Of(options, setup);
        var log = SentryLog.Of(options, setup.Name, debugOutput);
        var delivery = SentryDelivery.Of(options, setup, SentryCategory.Transaction, SentryCategory.Span, log);
        log?.Started(delivery.Destination, source, sampling.Rate);
        return new SentryTracesClient(
            new SentryTransactionEncoder(source, SentryContent.OfPersons(options), sampling.Rate), sampling, delivery);
    }
}
