// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The part of the intake that events from browsers may fill: a tenth of its places and of its text. Anybody can send
/// them, so a flood of them must find its end before it costs the process an event of its own.
/// </summary>
sealed class BrowserShare(int limit, long textBytesLimit)
{
    const int Part = 10;

    readonly int _limit = Math.Max(1, limit / Part);
    readonly long _textLimit = Math.Max(1, textBytesLimit / Part);
    int _count;
    long _text;

    /// <summary>Whether there is room for one more; if so, it is in until it leaves.</summary>
    public bool TryEnter(int text)
    {
        if (Interlocked.Increment(ref _count) <= _limit && Interlocked.Add(ref _text, text) is var sum)
        {
            if (sum <= _textLimit)
                return true;
            Interlocked.Add(ref _text, -text);
        }

        Interlocked.Decrement(ref _count);
        return false;
    }

    /// <summary>The dispatcher is done with one.</summary>
    public void Leave(int text)
    {
        Interlocked.Add(ref _text, -text);
        Interlocked.Decrement(ref _count);
    }
}
