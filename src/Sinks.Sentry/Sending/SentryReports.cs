// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Counts what was lost here, for the <c>client_report</c> items that ride on envelopes. Any number of threads count
/// and take at the same time, without a lock.
/// </summary>
sealed class SentryReports
{
    readonly long[] _counts = new long[SentryLosses.Count];
    long _answered;

    /// <summary>Counts losses.</summary>
    public void Add(SentryLoss loss, long count) => Interlocked.Add(ref _counts[(int)loss], count);

    /// <summary>An event was answered with 429: the server has counted it, and the lane is about to drop it.</summary>
    public void ServerHasCounted() => Interlocked.Increment(ref _answered);

    /// <summary>Counts what the lane tells of.</summary>
    public void Dropped(FanoutItemKind kind, string reason, int count)
    {
        if (kind != FanoutItemKind.Event || SentryLosses.Of(reason) is not { } loss)
            return;
        var unknown = loss == SentryLoss.RateLimitedError ? count - TakeAnswered(count) : count;
        if (unknown > 0)
            Add(loss, unknown);
    }

    /// <summary>Takes what was counted, each count once; null when there is nothing.</summary>
    public long[]? Take()
    {
        long[]? taken = null;
        for (var i = 0; i < _counts.Length; i++)
        {
            // Reading is cheaper than exchanging, and there is mostly nothing.
            if (Volatile.Read(ref _counts[i]) == 0)
                continue;
            taken ??= new long[_counts.Length];
            taken[i] = Interlocked.Exchange(ref _counts[i], 0);
        }

        return taken;
    }

    /// <summary>The envelope they rode on did not arrive: they ride on another.</summary>
    public void PutBack(long[] taken)
    {
        for (var i = 0; i < taken.Length; i++)
            Interlocked.Add(ref _counts[i], taken[i]);
    }

    /// <summary>The item of an envelope with its header; a closed list of losses keeps it far below 4 KiB.</summary>
    public static ReadOnlyMemory<byte> Item(long[] taken, DateTimeOffset now)
    {
        var item = new ArrayBufferWriter<byte>(512);
        SentryItems.WriteReport(item, Payload(taken, now).WrittenSpan);
        return item.WrittenMemory;
    }

    static ArrayBufferWriter<byte> Payload(long[] taken, DateTimeOffset now)
    {
        var payload = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(payload, FanoutJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("timestamp"u8, SentryText.Milliseconds(now));
        writer.WriteStartArray("discarded_events"u8);
        for (var i = 0; i < taken.Length; i++)
        {
            if (taken[i] > 0)
                Write(writer, (SentryLoss)i, taken[i]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return payload;
    }

    static void Write(Utf8JsonWriter writer, SentryLoss loss, long quantity)
    {
        var (reason, category) = SentryLosses.Name(loss);
        writer.WriteStartObject();
        writer.WriteString("reason"u8, reason);
        writer.WriteString("category"u8, category);
        writer.WriteNumber("quantity"u8, quantity);
        writer.WriteEndObject();
    }

    long TakeAnswered(long most)
    {
        while (true)
        {
            var answered = Interlocked.Read(ref _answered);
            var taken = Math.Min(answered, most);
            if (Interlocked.CompareExchange(ref _answered, answered - taken, answered) == answered)
                return taken;
        }
    }
}
