// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>
/// Decides by trace id, else by event id, so that every backend with the same rate keeps the same events, and all of
/// a trace.
/// </summary>
static class Sampling
{
    public static bool Keeps(FanoutEvent item, double rate) => rate >= 1 || (rate > 0 && IsBelow(Seed(item), rate));

    /// <summary>The same for the spans of a trace.</summary>
    public static bool Keeps(string traceId, double rate) =>
        rate >= 1 || (rate > 0 && SeedOf(traceId) is { } seed && IsBelow(seed, rate));

    /// <summary>The same for a trace that begins, from the second half of its id.</summary>
    public static bool Keeps(ReadOnlySpan<byte> traceId, double rate) =>
        rate >= 1 || (rate > 0 && IsBelow(BinaryPrimitives.ReadUInt64BigEndian(traceId[8..]), rate));

    // 53 bits: what a double holds exactly.
    static bool IsBelow(ulong seed, double rate) => (Mix(seed) >> 11) * (1.0 / (1UL << 53)) < rate;

    static ulong? SeedOf(string? traceId) =>
        traceId is { Length: 32 }
        && ulong.TryParse(traceId.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var low)
            ? low
            : null;

    static ulong Seed(FanoutEvent item)
    {
        if (SeedOf(item.TraceId) is { } low)
            return low;
        Span<byte> id = stackalloc byte[16];
        item.Id.TryWriteBytes(id);
        return BinaryPrimitives.ReadUInt64LittleEndian(id) ^ BinaryPrimitives.ReadUInt64BigEndian(id[8..]);
    }

    /// <summary>Spreads a counter's bits evenly: the finisher of the splitmix64 generator.</summary>
    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
