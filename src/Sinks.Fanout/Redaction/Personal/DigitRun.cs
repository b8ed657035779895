// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Looks for digits one by one: where they are frequent, vectors cost more than they save.</summary>
static class DigitRun
{
    /// <summary>The first digit from that position on; the end of the text when there is none.</summary>
    public static int Start(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>The first position from there on that is no digit.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
