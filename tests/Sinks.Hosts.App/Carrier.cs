// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using Sinks.Fanout;
using Sinks.Hosts.App;

[assembly: FanoutBackend(typeof(BrokenCarrierType), FanoutBackendAttribute.CurrentContract)]
[assembly: FanoutBackend(typeof(CarrierType), FanoutBackendAttribute.CurrentContract)]
[assembly: FanoutBackend(typeof(FaultyCarrierType), FanoutBackendAttribute.CurrentContract)]

namespace Sinks.Hosts.App;

/// <summary>
/// A backend of a third party, written against the public contract alone: it carries messages to a place.
/// </summary>
public sealed class CarrierType : BackendType<CarrierOptions>
{
    public override string Name => "Carrier";

    protected override void DeclareSettings(SettingTable<CarrierOptions> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Text("Place", static o => o.Place, static (o, v) => o.Place = v)
            .Flag("Shout", static o => o.Shout, static (o, v) => o.Shout = v);
    }

    protected override string? Missing(CarrierOptions options) =>
        string.IsNullOrEmpty(options?.Place) ? nameof(options.Place) : null;

    protected override IBackend Create(CarrierOptions options, BackendSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Carrier(options.Place!, options.Shout);
    }
}

public sealed class CarrierOptions : BackendOptions
{
    public string? Place { get; set; }

    public bool Shout { get; set; }
}

/// <summary>Carries messages to places of this process.</summary>
public sealed class Carrier(string place, bool shouts) : IBackend, IItemEncoder
{
    static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Places = new(StringComparer.Ordinal);

    public BackendProfile Profile { get; } = new() { Destination = place, BatchSizeLimit = 10 };

    public IItemEncoder Encoder => this;

    public int TrimLevels => 0;

    public static IReadOnlyCollection<string> ArrivedAt(string place) => Places.GetOrAdd(place, static _ => []);

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var message = item is FanoutEvent { Message: var text } ? text : "";
        Encoding.UTF8.GetBytes(shouts ? message.ToUpperInvariant() : message, output);
    }

    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (place == "blocking")
            new ManualResetEvent(initialState: false).WaitOne();
        foreach (var item in batch)
            Places.GetOrAdd(place, static _ => []).Enqueue(Encoding.UTF8.GetString(item.Body.Span));
        return Task.FromResult(SendResult.Delivered);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
