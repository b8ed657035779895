// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sinks.Otlp;

/// <summary>
/// Writes protocol buffers into memory it keeps. A message inside another is written first and given its length
/// afterwards: nearly all are shorter than 128 bytes, whose length takes the one byte that was left for it.
/// </summary>
sealed class ProtoBuffer : IBufferWriter<byte>
{
    // Larger ones are rare; keeping one for ever would be a leak of the size of the largest event.
    const int KeptBytes = 256 * 1024;

    const int LengthDelimited = 2;

    byte[] _bytes = new byte[4096];
    int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Forgets what was written, and memory that was needed for an event of unusual size.</summary>
    public void Reset()
    {
        if (_bytes.Length > KeptBytes)
            _bytes = new byte[4096];
        _length = 0;
    }

    /// <summary>Begins a message inside this one.</summary>
    /// <returns>What <see cref="Close"/> needs.</returns>
    public int Open(int field)
    {
        Tag(field, LengthDelimited);
        Reserve(1);
        return ++_length;
    }

    /// <summary>Ends a message that <see cref="Open"/> began.</summary>
    public void Close(int start)
    {
        var size = _length - start;
        var more = VarintSize((ulong)size) - 1;
        if (more > 0)
        {
            Reserve(more);
            _bytes.AsSpan(start, size).CopyTo(_bytes.AsSpan(start + more));
        }

        _length = start - 1;
        Varint((ulong)size);
        _length += size;
    }

    /// <summary>Takes back what was written since <see cref="Open"/>, but for its first bytes.</summary>
    public void Shorten(int start, int limit)
    {
        if (_length - start <= limit)
            return;
        var end = start + limit;
        // Never half a character: bytes after the first of one begin with the bits 10.
        while (end > start && (_bytes[end] & 0xC0) == 0x80)
            end--;
        _length = end;
    }

    public void Text(int field, string value) => Text(field, value.AsSpan());

    public void Text(int field, ReadOnlySpan<char> value)
    {
        const int SurelyShort = 127 / 3;
        Tag(field, LengthDelimited);
        if (value.Length <= SurelyShort)
        {
            Reserve(1 + (3 * value.Length));
            var written = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + 1));
            _bytes[_length] = (byte)written;
            _length += 1 + written;
            return;
        }

        var size = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)size);
        Reserve(size);
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    public void Text(int field, ReadOnlySpan<byte> utf8)
    {
        Tag(field, LengthDelimited);
        Varint((ulong)utf8.Length);
        Raw(utf8);
    }

    /// <summary>Bytes given as hexadecimal digits; nothing when they are none.</summary>
    public void Hex(int field, string digits)
    {
        Tag(field, LengthDelimited);
        Varint((ulong)digits.Length / 2);
        Reserve(digits.Length / 2);
        for (var i = 0; i + 1 < digits.Length; i += 2)
            _bytes[_length++] = (byte)((Digit(digits[i]) << 4) | Digit(digits[i + 1]));
    }

    public void Number(int field, ulong value)
    {
        Tag(field, 0);
        Varint(value);
    }

    public void Fixed64(int field, ulong value)
    {
        Tag(field, 1);
        Reserve(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(_length), value);
        _length += 8;
    }

    public void Fixed32(int field, uint value)
    {
        Tag(field, 5);
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(_length), value);
        _length += 4;
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Varint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[_length++] = (byte)value;
    }

    /// <summary>The bytes a number takes as a varint.</summary>
    public static int VarintSize(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
            size++;
        return size;
    }

    /// <summary>The bytes a message of that size takes with its tag (fields up to 15) and its length.</summary>
    public static int FieldSize(int size) => 1 + VarintSize((ulong)size) + size;

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _bytes.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Tag(int field, int wireType) => Varint((ulong)((field << 3) | wireType));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }

    static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
