// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;

namespace Sinks.Otlp;

/// <summary>
/// Reads the fields of a message in protocol buffers one by one. It stops where the bytes break off or make no sense:
/// an answer is a stranger's.
/// </summary>
ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    ReadOnlySpan<byte> _rest = message;

    public int Field { get; private set; }

    /// <summary>Whether the field is a text or a message.</summary>
    public bool IsBytes { get; private set; }

    public ReadOnlySpan<byte> Bytes { get; private set; }

    public ulong Number { get; private set; }

    public bool Next()
    {
        if (!TryVarint(out var tag) || tag >> 3 is 0 or > int.MaxValue)
            return false;
        Field = (int)(tag >> 3);
        IsBytes = (tag & 7) == 2;
        return (tag & 7) switch
        {
            0 => TakeNumber(),
            1 => TakeFixed(8),
            2 => TakeBytes(),
            5 => TakeFixed(4),
            _ => false,
        };
    }

    bool TakeNumber()
    {
        if (!TryVarint(out var number))
            return false;
        Number = number;
        return true;
    }

    bool TakeFixed(int size)
    {
        if (_rest.Length < size)
            return false;
        Number = size == 8
            ? BinaryPrimitives.ReadUInt64LittleEndian(_rest)
            : BinaryPrimitives.ReadUInt32LittleEndian(_rest);
        _rest = _rest[size..];
        return true;
    }

    bool TakeBytes()
    {
        if (!TryVarint(out var length) || length > (ulong)_rest.Length)
            return false;
        Bytes = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return true;
    }

    bool TryVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(_rest.Length, 10); i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
