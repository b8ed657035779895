// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>Puts a backend that a test made into a fan-out.</summary>
public sealed class MadeBackendType(IBackend backend) : BackendType<MadeBackendType.Options>
{
    public override string Name => "Made";

    protected override void DeclareSettings(SettingTable<Options> settings)
    {
    }

    protected override string? Missing(Options options) => null;

    protected override IBackend Create(Options options, BackendSetup setup) => backend;

    public sealed class Options : BackendOptions;
}
