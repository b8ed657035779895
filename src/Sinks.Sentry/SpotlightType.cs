// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The copy for Spotlight that a Sentry backend brings along.</summary>
/// <param name="address">Where Spotlight takes events.</param>
/// <param name="debugOutput">Where <c>Debug</c> writes; null for standard error.</param>
sealed class SpotlightType(Uri address, TextWriter? debugOutput) : BackendType<SentryOptions>
{
    /// <summary>What it adds to the name of its owner.</summary>
    public const string Companion = "spotlight";

    /// <inheritdoc/>
    public override string Name => "Spotlight";

    /// <summary>A section of its own tunes the lane; what an event says is up to the owner.</summary>
    protected override void DeclareSettings(SettingTable<SentryOptions> settings)
    {
    }

    /// <inheritdoc/>
    protected override string? Missing(SentryOptions options) => null;

    /// <inheritdoc/>
    protected override IBackend Create(SentryOptions options, BackendSetup setup)
    {
        if (!address.IsLoopback)
            setup.Report($"a copy of every event goes to {address.Authority}, which is another machine.");
        var source = SentrySource.Of(options, setup);
        var log = SentryLog.Of(options, setup.Name, debugOutput);
        log?.Started(address.Authority, source, options.SampleRate);
        return new SpotlightClient(
            address, new SentryEventEncoder(source, SentryContent.Of(options, setup)), log, setup.Time);
    }
}
