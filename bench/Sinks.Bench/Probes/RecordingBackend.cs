// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Collections.Concurrent;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Bench.Probes;

/// <summary>A backend that keeps events as they are handed to it, by the number each carries.</summary>
sealed class RecordingBackend(ConcurrentDictionary<long, FanoutEvent> received) : IBackend, IItemEncoder
{
    /// <summary>The property that tells answers apart: events may be dropped, and ids are text that may be
    /// redacted.</summary>
    public const string Number = "Probe number";

    static readonly Task<SendResult> Taken = Task.FromResult(SendResult.Delivered);

    public BackendProfile Profile { get; } = new()
    {
        Destination = "memory",
        BatchSizeLimit = 1000,
        MinimumLevel = LogEventLevel.Error,
    };

    public IItemEncoder Encoder => this;

    public int TrimLevels => 0;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        if (item is FanoutEvent e && e.Properties.TryGetValue(Number, out var number))
            received[number.AsInteger()] = e;
    }

    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken) => Taken;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal sealed class Options : BackendOptions;

    internal sealed class Type(ConcurrentDictionary<long, FanoutEvent> received) : BackendType<Options>
    {
        public override string Name => "Recording";

        protected override void DeclareSettings(SettingTable<Options> settings)
        {
        }

        protected override string? Missing(Options options) => null;

        protected override IBackend Create(Options options, BackendSetup setup) => new RecordingBackend(received);
    }
}
