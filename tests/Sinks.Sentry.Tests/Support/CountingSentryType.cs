// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>The backend type, counting what is encoded.</summary>
sealed class CountingSentryType : BackendType<SentryOptions>
{
    int _encodings;

    public override string Name => "Sentry";

    public int Encodings => Volatile.Read(ref _encodings);

    protected override void DeclareSettings(SettingTable<SentryOptions> settings)
    {
    }

    protected override string? Missing(SentryOptions options) => null;

    protected override IBackend Create(SentryOptions options, BackendSetup setup) =>
        new Backend(Contract.Make(new SentryBackendType(), options, setup), this);

    sealed class Backend(IBackend inner, CountingSentryType type) : IBackend, IItemEncoder
    {
        public BackendProfile Profile => inner.Profile;

        public IItemEncoder Encoder => this;

        public int TrimLevels => inner.Encoder.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
        {
            Interlocked.Increment(ref type._encodings);
            inner.Encoder.Encode(item, output, trimLevel);
        }

        public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken) =>
            inner.SendAsync(batch, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
