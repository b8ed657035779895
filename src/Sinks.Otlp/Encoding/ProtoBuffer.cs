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
        Reserve(2);
        _bytes[_length] = (byte)((field << 3) | LengthDelimited);
        _length += 2;
        return _length;
    }

    /// <summary>Ends a message that <see cref="Open"/> began.</summary>
    public void Close(int start)
    {
        var size = _length - start;
        if (size < 0x80)
        {
            _bytes[start - 1] = (byte)size;
            return;
        }

        var more = VarintSize((ulong)size) - 1;
        Reserve(more);
        _bytes.AsSpan(start, size).CopyTo(_bytes.AsSpan(start + more));
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
        if (value.Length <= SurelyShort)
        {
            Reserve(2 + (3 * value.Length));
            _bytes[_length] = (byte)((field << 3) | LengthDelimited);
            var written = Transcode(value, _bytes.AsSpan(_length + 2));
            _bytes[_length + 1] = (byte)written;
            _length += 2 + written;
            return;
        }

        Tag(field, LengthDelimited);

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

    /// <summary>
    /// An attribute with a text: a message with a key (field 1) and a value (field 2), which is a message with a text
    /// (field 1). Most are so short that each length is known to take one byte.
    /// </summary>
    public void TextPair(int field, string key, ReadOnlySpan<char> value)
    {
        const int Around = 8;
        if ((3 * (key.Length + value.Length)) + Around > 127)
        {
            var pair = Open(field);
            Text(1, key);
            var any = Open(2);
            Text(1, value);
            Close(any);
            Close(pair);
            return;
        }

        Reserve(Around + (3 * (key.Length + value.Length)));
        var bytes = _bytes.AsSpan(_length);
        bytes[0] = (byte)((field << 3) | LengthDelimited);
        bytes[2] = (1 << 3) | LengthDelimited;
        var keyLength = Transcode(key, bytes[4..]);
        bytes[3] = (byte)keyLength;
        var rest = bytes[(4 + keyLength)..];
        var valueLength = Transcode(value, rest[4..]);
        rest[3] = (byte)valueLength;
        rest[2] = (1 << 3) | LengthDelimited;
        rest[1] = (byte)(2 + valueLength);
        rest[0] = (2 << 3) | LengthDelimited;
        bytes[1] = (byte)(2 + keyLength + 4 + valueLength);
        _length += 8 + keyLength + valueLength;
    }

    /// <summary>Bytes given as hexadecimal digits; nothing when they are none.</summary>
    public void Hex(int field, string digits)
    {
        Tag(field, LengthDelimited);
        Varint((ulong)digits.Length / 2);
        Reserve(digits.Length / 2);
        var bytes = _bytes.AsSpan(_length, digits.Length / 2);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)((Digit(digits[2 * i]) << 4) | Digit(digits[(2 * i) + 1]));
        _length += bytes.Length;
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

    /// <summary>The same for a field beyond 15, whose tag takes two bytes.</summary>
    public void FarFixed32(int field, uint value)
    {
        Varint(((ulong)field << 3) | 5);
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

    /// <summary>Fields up to 15, of which there are no others here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Tag(int field, int wireType)
    {
        Reserve(1);
        _bytes[_length++] = (byte)((field << 3) | wireType);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }

    /// <summary>Short texts are ASCII nearly always, for which this is the shorter way.</summary>
    static int Transcode(ReadOnlySpan<char> text, Span<byte> utf8) =>
        Ascii.FromUtf16(text, utf8, out var written) == OperationStatus.Done
            ? written
            : Encoding.UTF8.GetBytes(text, utf8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Digit(char digit) => (digit & 0xF) + ((digit >> 6) * 9);
}
