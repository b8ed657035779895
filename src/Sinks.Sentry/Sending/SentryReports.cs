// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Counts what was lost here, for the <c>client_report</c> items that ride on envelopes. Any number of threads count
/// and take at the same time, without a lock.
/// </summary>
/// <param name="items">What the items of the lane count as; null for what their kind says.</param>
/// <param name="parts">What their parts count as beside that: the bytes of logs; null for nothing.</param>
sealed class SentryReports(SentryCategory? items = null, SentryCategory? parts = null)
{
    readonly long[] _counts = new long[SentryLosses.Count * SentryCategories.Count];
    readonly long[] _answered = new long[SentryCategories.Count];
    long _sentItems;
    long _sentParts;

    /// <summary>Counts losses.</summary>
    public void Add(SentryLoss loss, SentryCategory category, long count) =>
        Interlocked.Add(ref _counts[((int)loss * SentryCategories.Count) + (int)category], count);

    /// <summary>
    /// Items were answered with 429: the server has counted them, and the lane is about to drop them.
    /// </summary>
    public void ServerHasCounted(SentryCategory category, int count) =>
        Interlocked.Add(ref _answered[(int)category], count);

    /// <summary>Items and their parts as they are sent: what is lost is reckoned to be like them.</summary>
    public void Sending(int count, long partsOfThem)
    {
        Interlocked.Add(ref _sentItems, count);
        Interlocked.Add(ref _sentParts, partsOfThem);
    }

    /// <summary>Counts what the lane tells of.</summary>
    public void Dropped(FanoutItemKind kind, string reason, int count)
    {
        if (SentryLosses.Of(reason) is not { } loss)
            return;
        var category = items ?? SentryCategories.Of(kind);
        var unknown = loss == SentryLoss.RateLimited ? count - TakeAnswered(category, count) : count;
        if (unknown <= 0)
            return;
        Add(loss, category, unknown);
        if (parts is { } ofThem)
            Add(loss, ofThem, Parts(unknown));
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

    /// <summary>
    /// The item of an envelope with its header; the few categories of a lane keep it far below 4 KiB.
    /// </summary>
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
                Write(writer, i, taken[i]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        return payload;
    }

    static void Write(Utf8JsonWriter writer, int at, long quantity)
    {
        var (loss, category) = Math.DivRem(at, SentryCategories.Count);
        writer.WriteStartObject();
        writer.WriteString("reason"u8, SentryLosses.Name((SentryLoss)loss));
        writer.WriteString("category"u8, SentryCategories.Name((SentryCategory)category));
        writer.WriteNumber("quantity"u8, quantity);
        writer.WriteEndObject();
    }

    /// <summary>At least one of each, even when none was sent so far.</summary>
    long Parts(long count)
    {
        var sent = Interlocked.Read(ref _sentItems);
        return sent == 0 ? count : count * Math.Max(1, Interlocked.Read(ref _sentParts) / sent);
    }

    long TakeAnswered(SentryCategory category, long most)
    {
        ref var known = ref _answered[(int)category];
        while (true)
        {
            var answered = Interlocked.Read(ref known);
            var taken = Math.Min(answered, most);
            if (Interlocked.CompareExchange(ref known, answered - taken, answered) == answered)
                return taken;
        }
    }
}
