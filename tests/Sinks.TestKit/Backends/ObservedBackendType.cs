// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>A backend type whose backend notes what each of its sends came to.</summary>
public sealed class ObservedBackendType<TOptions>(BackendType<TOptions> inner, SendLog log) : BackendType<TOptions>
    where TOptions : BackendOptions, new()
{
    public override string Name => inner.Name;

    protected override void DeclareSettings(SettingTable<TOptions> settings)
    {
    }

    protected override string? Missing(TOptions options) => inner.FindMissing(options);

    protected override IBackend Create(TOptions options, BackendSetup setup) =>
        new Observed(inner.Make(options, setup), log);

    sealed class Observed(IBackend inner, SendLog log) : IBackend
    {
        public BackendProfile Profile => inner.Profile;

        public IItemEncoder Encoder => inner.Encoder;

        public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
        {
            var send = log.Begin([.. batch.Select(static item => item.Id)]);
            var result = await inner.SendAsync(batch, cancellationToken);
            send.End(result.Outcome, cancellationToken.IsCancellationRequested);
            return result;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
