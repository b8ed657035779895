// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts structured logs to a Sentry-protocol server, up to a hundred in one item of an envelope.</summary>
/// <param name="encoder">What encodes them.</param>
/// <param name="delivery">What sends them; disposed with it.</param>
sealed class SentryLogsClient(SentryLogEncoder encoder, SentryDelivery delivery) : IBackend, IDropObserver
{
    /// <summary>The most logs of an envelope: the protocol's rule.</summary>
    public const int EnvelopeLogs = 100;

    /// <inheritdoc/>
    public BackendProfile Profile { get; } = new()
    {
        Destination = delivery.Destination,
        BatchSizeLimit = EnvelopeLogs,
        MaxInFlight = 8,
        MinimumLevel = LogEventLevel.Information,
        BatchBytesLimit = SentryLogLimits.LogBytes,
        ItemBytesLimit = SentryLogLimits.LogBytes,
        // A flood of logs is no reason to keep room for errors: these have a lane of their own.
        KeepsReserve = false,
    };

    /// <inheritdoc/>
    public IItemEncoder Encoder => encoder;

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var body = BodyOf(batch, out var bytes);
        return delivery.SendAsync(id: null, body, batch.Count, bytes, cancellationToken);
    }

    /// <summary>Logs as one item of an envelope.</summary>
    /// <param name="logs">The logs.</param>
    /// <param name="bytes">The bytes of all of them.</param>
    public static SentryBody BodyOf(IReadOnlyList<EncodedItem> logs, out int bytes)
    {
        bytes = logs.Sum(static item => item.Body.Length);
        var output = new ArrayBufferWriter<byte>(bytes + logs.Count + SentryItems.HeaderBytes);
        SentryItems.WriteLogs(output, logs, bytes);
        return SentryBody.Of(output.WrittenMemory);
    }

    /// <inheritdoc/>
    public void OnDropped(FanoutItemKind kind, string reason, int count) => delivery.OnDropped(kind, reason, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        delivery.Dispose();
        return ValueTask.CompletedTask;
    }
}
