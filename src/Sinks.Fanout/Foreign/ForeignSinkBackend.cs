// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A Serilog sink as a backend. A send is over when the sink's thread has handed over its events; one that is stuck is
/// abandoned by the lane like a server that does not answer.
/// </summary>
sealed class ForeignSinkBackend(
    ILogEventSink sink, string name, TimeSpan sendTimeLimit, TimeProvider time, Action<string> say) : IBackend
{
    // What is handed over is counted at least this often; a sink that needs longer for a batch is slow.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly ForeignThread _thread =
        new(sink, name, sendTimeLimit / 2 < Patience ? sendTimeLimit / 2 : Patience, time, say);

    public BackendProfile Profile { get; } = new()
    {
        Destination = "a Serilog sink",
        // Handing over costs no round trip: larger batches gain nothing, and a slow sink would not finish them.
        BatchSizeLimit = 50,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 1,
    };

    public IItemEncoder Encoder => WholeItemEncoder.Instance;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var handover = new ForeignHandover(batch);
        _thread.Post(handover);
        await using (cancellationToken.UnsafeRegister(_ => _thread.Withdraw(handover), null).ConfigureAwait(false))
            return await handover.Result.ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => new(_thread.EndAsync());
}
