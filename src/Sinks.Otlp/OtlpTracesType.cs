// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>The lane for spans that an OTLP backend brings along.</summary>
sealed class OtlpTracesType : BackendType<OtlpOptions>
{
    /// <summary>What it adds to the name of its owner.</summary>
    public const string Companion = "traces";

    /// <inheritdoc/>
    public override string Name => "OtlpTraces";

    /// <summary>A section of its own tunes the lane; where it sends and as who is up to the owner.</summary>
    protected override void DeclareSettings(SettingTable<OtlpOptions> settings)
    {
    }

    /// <inheritdoc/>
    protected override string? Missing(OtlpOptions options) => OtlpEndpoint.Missing(options, OtlpSignal.Traces);

    /// <inheritdoc/>
    protected override IBackend Create(OtlpOptions options, BackendSetup setup) =>
        OtlpClient.Of(options, setup, OtlpSignal.Traces);
}
