// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// Finds any of some thousand texts in a text, the longest where several begin. A table of pairs of characters says how
/// far to go on (after Wu and Manber); where it says stop, a binary search among the texts that begin alike decides. So
/// it is linear, whatever the texts and the text.
/// </summary>
sealed class LiteralMatcher
{
    /// <summary>No text is shorter.</summary>
    public const int LengthMinimum = 4;

    const int WindowLimit = 16;
    const int PairBits = 14;
    const uint FilterBitsLimit = 1 << 20;

    readonly string[] _texts;
    readonly bool[] _areBase64;

    // The longest other text that this one begins with, or -1.
    readonly int[] _prefixes;
    readonly int _window;
    readonly byte[] _steps = new byte[1 << PairBits];
    readonly ulong[] _filter;
    readonly Dictionary<ulong, Range> _byStart = [];

    /// <summary>Prepares the search.</summary>
    /// <param name="forms">The texts, none shorter than <see cref="LengthMinimum"/>, and whether each is a part of
    /// base64.</param>
    public LiteralMatcher(IReadOnlyDictionary<string, bool> forms)
    {
        _texts = [.. forms.Keys.Order(StringComparer.Ordinal)];
        _areBase64 = [.. _texts.Select(text => forms[text])];
        _prefixes = PrefixesOf(_texts);
        _window = Math.Min(WindowLimit, _texts.Min(static text => text.Length));
        var bits = BitOperations.RoundUpToPowerOf2(((uint)_texts.Length * 16) + 64);
        _filter = new ulong[Math.Min(FilterBitsLimit, bits) / 64];
        FillSteps();
        FillStarts();
    }

    /// <summary>Where the next of the texts begins; -1 for nowhere.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="length">The length of the longest one that begins there.</param>
    /// <param name="isBase64">Whether it is a part of base64.</param>
    public int Next(ReadOnlySpan<char> text, int from, out int length, out bool isBase64)
    {
        for (var last = from + _window - 1; last < text.Length;)
        {
            int step = _steps[PairAt(text, last)];
            if (step > 0)
            {
                last += step;
                continue;
            }

            var start = last - _window + 1;
            var found = LongestAt(text[start..]);
            if (found >= 0)
            {
                length = _texts[found].Length;
                isBase64 = _areBase64[found];
                return start;
            }

            last++;
        }

        length = 0;
        isBase64 = false;
        return -1;
    }

    int LongestAt(ReadOnlySpan<char> text)
    {
        var key = KeyOf(text);
        var bit = BitOf(key);
        if ((_filter[bit >> 6] & (1UL << (bit & 63))) == 0 || !_byStart.TryGetValue(key, out var range))
            return -1;

        // Of sorted texts the greatest that is not behind this one begins with all that this one begins with.
        var (low, high) = (range.Start.Value, range.End.Value - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_texts[middle].AsSpan().SequenceCompareTo(text) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        if (high < range.Start.Value)
            return -1;
        var common = _texts[high].AsSpan().CommonPrefixLength(text);
        while (high >= 0 && _texts[high].Length > common)
            high = _prefixes[high];
        return high;
    }

    void FillSteps()
    {
        Array.Fill(_steps, (byte)(_window - 1));
        foreach (var text in _texts)
        {
            for (var i = 1; i < _window; i++)
            {
                ref var step = ref _steps[PairAt(text, i)];
                step = Math.Min(step, (byte)(_window - 1 - i));
            }
        }
    }

    void FillStarts()
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            var key = KeyOf(_texts[i]);
            var bit = BitOf(key);
            _filter[bit >> 6] |= 1UL << (bit & 63);
            var start = _byStart.TryGetValue(key, out var range) ? range.Start.Value : i;
            _byStart[key] = start..(i + 1);
        }
    }

    static int[] PrefixesOf(string[] texts)
    {
        var prefixes = new int[texts.Length];
        var open = new Stack<int>();
        for (var i = 0; i < texts.Length; i++)
        {
            while (open.Count > 0 && !texts[i].StartsWith(texts[open.Peek()], StringComparison.Ordinal))
                open.Pop();
            prefixes[i] = open.Count > 0 ? open.Peek() : -1;
            open.Push(i);
        }

        return prefixes;
    }

    // All pairs of ASCII characters have places of their own.
    static int PairAt(ReadOnlySpan<char> text, int last) =>
        ((text[last - 1] << 7) ^ text[last]) & ((1 << PairBits) - 1);

    static ulong KeyOf(ReadOnlySpan<char> text) =>
        MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[..LengthMinimum]));

    int BitOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> 40) & ((_filter.Length * 64) - 1);
}
