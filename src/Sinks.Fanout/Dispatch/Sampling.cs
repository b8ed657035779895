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
    public static bool Keeps(FanoutEvent item, double rate)
    {
        if (rate >= 1)
            return true;
        if (rate <= 0)
            return false;

        // 53 bits: what a double holds exactly.
        return (Mix(Seed(item)) >> 11) * (1.0 / (1UL << 53)) < rate;
    }

    static ulong Seed(FanoutEvent item)
    {
        if (item.TraceId is { Length: 32 } trace
            && ulong.TryParse(trace.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var low))
        {
            return low;
        }

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
