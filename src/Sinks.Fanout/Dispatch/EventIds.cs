// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Sinks.Fanout;

/// <summary>
/// Makes event ids: a random prefix of the process and a counter, in the form of a version 4 UUID because some
/// receivers look at those bits. Only the dispatcher calls it.
/// </summary>
sealed class EventIds
{
    const ulong Variant = 0x8000_0000_0000_0000;

    readonly uint _first;
    readonly ushort _second;
    readonly ushort _third;
    ulong _counter;

    public EventIds()
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        _first = BinaryPrimitives.ReadUInt32LittleEndian(random);
        _second = BinaryPrimitives.ReadUInt16LittleEndian(random[4..]);
        _third = (ushort)((BinaryPrimitives.ReadUInt16LittleEndian(random[6..]) & 0x0FFF) | 0x4000);
    }

    public Guid Next()
    {
        Span<byte> tail = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(tail, Variant | ++_counter);
        return new Guid(
            _first, _second, _third, tail[0], tail[1], tail[2], tail[3], tail[4], tail[5], tail[6], tail[7]);
    }
}
