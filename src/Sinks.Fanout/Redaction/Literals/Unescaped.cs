// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// A text with its escapes of one kind undone, and where each of its characters came from. Not longer than it was.
/// </summary>
ref struct Unescaped
{
    const int EntityLimit = 10;

    readonly ReadOnlySpan<char> _text;
    readonly ReadOnlySpan<int> _origins;
    readonly char[] _chars;
    readonly int[] _places;
    int _length;

    /// <summary>Undoes the escapes; <see cref="Dispose"/> gives the memory back.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origins">Where its characters came from, and one more for its end; empty when it is the
    /// original.</param>
    /// <param name="escapes">What is undone.</param>
    public Unescaped(ReadOnlySpan<char> text, ReadOnlySpan<int> origins, Escapes escapes)
    {
        _text = text;
        _origins = origins;
        _chars = ArrayPool<char>.Shared.Rent(text.Length);
        _places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        for (var at = 0; at < text.Length;)
        {
            var next = text[at] switch
            {
                '%' when escapes == Escapes.Percent => UndoPercent(at),
                '\\' when escapes == Escapes.Backslash => UndoBackslash(at),
                '&' when escapes == Escapes.Entity => UndoEntity(at),
                _ => at,
            };
            if (next > at)
                at = next;
            else
                Put(text[at], at++);
        }

        _places[_length] = Origin(text.Length);
    }

    /// <summary>The text.</summary>
    public readonly ReadOnlySpan<char> Text => _chars.AsSpan(0, _length);

    /// <summary>Where in the original each character begins, and after the last one where it ends.</summary>
    public readonly ReadOnlySpan<int> Origins => _places.AsSpan(0, _length + 1);

    /// <summary>Whether there was anything to undo.</summary>
    public readonly bool IsChanged => _length != _text.Length;

    public readonly void Dispose()
    {
        // It held what may be secret.
        ArrayPool<char>.Shared.Return(_chars, clearArray: true);
        ArrayPool<int>.Shared.Return(_places);
    }

    readonly int Origin(int at) => _origins.IsEmpty ? at : _origins[at];

    void Put(char c, int at)
    {
        _chars[_length] = c;
        _places[_length++] = Origin(at);
    }

    void Put(Rune rune, int at)
    {
        Span<char> pair = stackalloc char[2];
        foreach (var c in pair[..rune.EncodeToUtf16(pair)])
            Put(c, at);
    }

    // One character, of one to four bytes.
    int UndoPercent(int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4 && TryHex(at + (3 * count) + 1, 2, out var value) && _text[at + (3 * count)] == '%')
            bytes[count++] = (byte)value;
        if (count == 0 || Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != OperationStatus.Done)
            return at;
        Put(rune, at);
        return at + (3 * used);
    }

    int UndoBackslash(int at)
    {
        if (at + 1 == _text.Length)
            return at;
        if (_text[at + 1] == 'u')
        {
            if (!TryHex(at + 2, 4, out var value))
                return at;
            Put((char)value, at);
            return at + 6;
        }

        var c = _text[at + 1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            '"' or '\\' or '/' or '\'' => _text[at + 1],
            _ => '\0',
        };
        if (c == '\0')
            return at;
        Put(c, at);
        return at + 2;
    }

    int UndoEntity(int at)
    {
        var rest = _text.Slice(at + 1, Math.Min(EntityLimit, _text.Length - at - 1));
        var end = rest.IndexOf(';');
        if (end < 2)
            return at;
        var name = rest[..end];
        var code = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ when name[0] == '#' => Number(name[1..]),
            _ => -1,
        };
        if (!Rune.IsValid(code))
            return at;
        Put(new Rune(code), at);
        return at + end + 2;
    }

    static int Number(ReadOnlySpan<char> digits)
    {
        var isHex = digits[0] is 'x' or 'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        digits = isHex ? digits[1..] : digits;
        return int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) ? code : -1;
    }

    readonly bool TryHex(int at, int length, out int value)
    {
        value = 0;
        return at + length <= _text.Length && int.TryParse(
            _text.Slice(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
