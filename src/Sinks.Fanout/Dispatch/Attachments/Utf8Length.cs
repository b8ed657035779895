// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Measures text as it will be sent.</summary>
static class Utf8Length
{
    const int MostBytesOfChar = 3;

    /// <summary>How many characters fit into so many bytes, no surrogate parted from its other half.</summary>
    public static int EndWithin(ReadOnlySpan<char> text, int bytes)
    {
        if (text.Length <= bytes / MostBytesOfChar)
            return text.Length;
        var at = 0;
        while (at < text.Length)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            // A surrogate alone is sent as the replacement character.
            bytes -= isPair ? 4 : text[at] < 0x80 ? 1 : text[at] < 0x800 ? 2 : MostBytesOfChar;
            if (bytes < 0)
                break;
            at += isPair ? 2 : 1;
        }

        return at;
    }
}
