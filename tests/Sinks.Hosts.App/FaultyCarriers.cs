// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Hosts.App;

/// <summary>A backend type that cannot even be made.</summary>
public sealed class BrokenCarrierType : BackendType<CarrierOptions>
{
    public BrokenCarrierType() => throw new InvalidOperationException("cannot be made");

    public override string Name => "BrokenCarrier";

    protected override void DeclareSettings(SettingTable<CarrierOptions> settings)
    {
    }

    protected override string? Missing(CarrierOptions options) => null;

    protected override IBackend Create(CarrierOptions options, BackendSetup setup) =>
        new Carrier("nowhere", shouts: false);
}

/// <summary>A backend type that throws where its section says.</summary>
public sealed class FaultyCarrierType : BackendType<CarrierOptions>
{
    public override string Name => "FaultyCarrier";

    protected override void DeclareSettings(SettingTable<CarrierOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Text("Place", static o => o.Place, static (o, v) => o.Place = Unless(v, "reading", v));
    }

    protected override string? Missing(CarrierOptions options) => Unless<string?>(options?.Place, "missing", null);

    protected override void CompleteFromEnvironment(CarrierOptions options, BackendSetup setup) =>
        Unless(options?.Place, "completing", 0);

    protected override bool IsOff(Func<string, string?> variable) => false;

    protected override IBackend Create(CarrierOptions options, BackendSetup setup) =>
        Unless(options?.Place, "creating", new Carrier(options!.Place!, shouts: false));

    static T Unless<T>(string? place, string fault, T value) =>
        place == fault ? throw new InvalidOperationException($"faulty while {fault}") : value;
}
