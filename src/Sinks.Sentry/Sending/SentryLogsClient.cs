// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Posts structured logs to a Sentry-protocol server, up to a hundred in one item of an envelope.</summary>
sealed class SentryLogsClient : IBackend, IDropObserver
{
    /// <summary>The most logs of an envelope: the protocol's rule.</summary>
    public const int EnvelopeLogs = 100;

    readonly SentryReports? _reports;
    readonly SentryPost _post;
    readonly SentryDelivery _delivery;

    public SentryLogsClient(
        SentryDsn dsn,
        SentryLogEncoder encoder,
        ServerErrorPolicy serverErrors,
        SentryReports? reports,
        BackendHttp http,
        SentryLog? log,
        TimeProvider time)
    {
        _reports = reports;
        _post = SentryPost.To(dsn, http, log, time);
        _delivery = new SentryDelivery(
            _post,
            new SentryAnswers(serverErrors, dsn.IsSentryIo),
            reports,
            SentryCategory.LogItem,
            SentryCategory.LogByte,
            time);
        Encoder = encoder;
        Profile = ProfileOf(dsn);
    }

    /// <inheritdoc/>
    public BackendProfile Profile { get; }

    /// <inheritdoc/>
    public IItemEncoder Encoder { get; }

    /// <inheritdoc/>
    public Task<SendResult> SendAsync(IReadOnlyList<EncodedItem> batch, CancellationToken cancellationToken)
    {
        var body = BodyOf(batch, out var bytes);
        return _delivery.SendAsync(id: null, body, batch.Count, bytes, cancellationToken);
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
    public void OnDropped(FanoutItemKind kind, string reason, int count) => _reports?.Dropped(kind, reason, count);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _post.Dispose();
        return ValueTask.CompletedTask;
    }

    static BackendProfile ProfileOf(SentryDsn dsn) => new()
    {
        Destination = dsn.Destination,
        BatchSizeLimit = EnvelopeLogs,
        MaxInFlight = 8,
        MinimumLevel = LogEventLevel.Information,
        BatchBytesLimit = SentryLogLimits.LogBytes,
        ItemBytesLimit = SentryLogLimits.LogBytes,
        // A flood of logs is no reason to keep room for errors: these have a lane of their own.
        KeepsReserve = false,
    };
}
