// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;
using Sinks.Fanout.Tests.Configuration;

[assembly: FanoutBackend(typeof(ScriptedBackendType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>A backend type as a third party would write it; what it makes keeps the options it was made with.</summary>
public sealed class ScriptedBackendType : BackendType<TestOptions>
{
    public override string Name => "Scripted";

    protected override void DeclareSettings(SettingTable<TestOptions> settings) => settings
        .Text("Address", static o => o.Address, static (o, v) => o.Address = v)
        .Text("Label", static o => o.Label, static (o, v) => o.Label = v)
        .TextMap("Headers", static o => o.Headers);

    protected override string? Missing(TestOptions options) => string.IsNullOrEmpty(options.Address) ? "Address" : null;

    protected override void CompleteFromEnvironment(TestOptions options, BackendSetup setup) =>
        options.Address ??= setup.Variable("SCRIPTED_ADDRESS");

    protected override bool IsOff(Func<string, string?> variable) => variable("SCRIPTED_ENABLED") == "false";

    protected override IBackend Create(TestOptions options, BackendSetup setup) => options.Address == "malformed"
        ? throw new SettingException("Address", "is malformed.", "Write a good one.")
        : new ScriptedBackend
        {
            Profile = new BackendProfile
            {
                Destination = $"{options.Address} {options.Label} {string.Join(',', options.Headers)}".Trim(),
                BatchSizeLimit = 10,
            },
        };
}
