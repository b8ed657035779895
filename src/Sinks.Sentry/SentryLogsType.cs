// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The lane for structured logs that a Sentry backend brings along.</summary>
/// <param name="debugOutput">Where <c>Debug</c> writes; null for standard error.</param>
sealed class SentryLogsType(TextWriter? debugOutput) : BackendType<SentryOptions>
{
    /// <summary>What it adds to the name of its owner.</summary>
    public const string Companion = "logs";

    /// <summary>What is logged outside of any trace belongs together for one process.</summary>
    public static string ProcessTraceId { get; } = ActivityTraceId.CreateRandom().ToHexString();

    /// <inheritdoc/>
    public override string Name => "SentryLogs";

    /// <summary>A section of its own tunes the lane; where it sends and as who is up to the owner.</summary>
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
        var delivery = SentryDelivery.Of(options, setup, SentryCategory.LogItem, SentryCategory.LogByte, log);
        log?.Started(delivery.Destination, source, options.SampleRate);
        return new SentryLogsClient(
            new SentryLogEncoder(source, SentryContent.OfPersons(options), ProcessTraceId), delivery);
    }
}
