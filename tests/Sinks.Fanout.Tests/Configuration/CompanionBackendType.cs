// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;
using Sinks.Fanout.Tests.Configuration;

[assembly: FanoutBackend(typeof(CompanionBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>
/// A backend type that brings along another one for every label, which sends to the address of that name.
/// </summary>
public sealed class CompanionBackendType : BackendType<TestOptions>
{
    readonly ScriptedBackendType _inner = new();

    public override string Name => "Paired";

    protected override void DeclareSettings(SettingTable<TestOptions> settings) => settings
        .Text("Address", static o => o.Address, static (o, v) => o.Address = v)
        .Text("Label", static o => o.Label, static (o, v) => o.Label = v);

    protected override string? Missing(TestOptions options) => string.IsNullOrEmpty(options.Address) ? "Address" : null;

    protected override bool IsOff(Func<string, string?> variable) => variable("PAIRED_ENABLED") == "false";

    protected override IReadOnlyList<BackendCompanion> Companions(TestOptions options, BackendSetup setup)
    {
        switch (options.Label)
        {
            case "throw":
                throw new InvalidOperationException("not now");
            case "mistake":
                setup.ReportMistake("Label", "brings nothing.", "Write a name.");
                return [];
            default:
                return
                [
                    .. (options.Label ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name =>
                        new BackendCompanion(name, _inner, new TestOptions { Address = name })),
                ];
        }
    }

    protected override IBackend Create(TestOptions options, BackendSetup setup) => options.Address == "malformed"
        ? throw new SettingException("Address", "is malformed.", "Write a good one.")
        : new ScriptedBackend { Profile = new BackendProfile { Destination = options.Address!, BatchSizeLimit = 10 } };
}
