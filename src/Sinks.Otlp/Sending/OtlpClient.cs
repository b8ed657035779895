// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>Sends batches of log records as export requests.</summary>
sealed class OtlpClient(
    OtlpTransport transport, IOtlpFrame frame, IItemEncoder encoder, int batchSizeLimit, OtlpVoice voice) : IBackend
{
    const int DefaultBatchSize = 512;

    // gRPC servers take 4 MiB unless told otherwise, and resource and scopes come on top.
    const int RequestBytes = (4 * 1024 * 1024) - (256 * 1024);

    public BackendProfile Profile { get; } = new()
    {
        Destination = transport.Destination,
        // The protocol has no limit of its own: 512 is what its clients send unless told otherwise.
        BatchSizeLimit = Math.Max(DefaultBatchSize, batchSizeLimit),
        BatchBytesLimit = RequestBytes,
        ItemBytesLimit = 1024 * 1024,
        MinimumLevel = LogEventLevel.Information,
        MaxInFlight = 4,
    };

    public IItemEncoder Encoder => encoder;

    public async Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var reply = await transport.SendAsync(frame.Frame(batch), cancellationToken).ConfigureAwait(false);
        return reply.Failure is { } failure
            ? failure.Result ?? Lost(batch.Count, batch.Count, failure.Reason)
            : Read(reply.PartialSuccess, batch.Count);
    }

    public ValueTask DisposeAsync()
    {
        transport.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A server says how many records it did not take, not which; sending them again is forbidden.</summary>
    SendResult Read(PartialSuccess partly, int count)
    {
        if (partly.Rejected > 0)
        {
            var rejected = (int)Math.Min(partly.Rejected, count);
            return Lost(rejected, count, $"partial success, {rejected} rejected{voice.Words(partly.Message)}");
        }

        if (!string.IsNullOrWhiteSpace(partly.Message))
            voice.Warn(partly.Message);
        return SendResult.Delivered;
    }

    static SendResult Lost(int rejected, int count, string reason) =>
        SendResult.Partial(reason, [.. Enumerable.Range(count - rejected, rejected)], []);
}
