// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Bench;

/// <summary>A backend that takes everything at once, so that what is measured is ours.</summary>
sealed class InstantBackend(FanoutItemKind kind) : IBackend, IItemEncoder
{
    static readonly Task<SendResult> Taken = Task.FromResult(SendResult.Delivered);

    public BackendProfile Profile { get; } = new()
    {
        Destination = "memory",
        BatchSizeLimit = 1000,
        MinimumLevel = LogEventLevel.Error,
        Kinds = [kind],
    };

    public IItemEncoder Encoder => this;

    public int TrimLevels => 0;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
    }

    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken) => Taken;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal sealed class Options : BackendOptions;

    internal sealed class Type(FanoutItemKind kind = FanoutItemKind.Event) : BackendType<Options>
    {
        public override string Name => "Instant";

        protected override void DeclareSettings(SettingTable<Options> settings)
        {
        }

        protected override string? Missing(Options options) => null;

        protected override IBackend Create(Options options, BackendSetup setup) =>
            new InstantBackend(kind);
    }
}
