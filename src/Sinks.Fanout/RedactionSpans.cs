// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Takes what an <see cref="IRedactionRule"/> finds in one text.</summary>
public sealed class RedactionSpans
{
    // More than any text has; a rule that never stops finding must not fill the memory.
    const int Limit = 10_000;

    readonly List<(int Start, int End)> _found = [];
    int _length;

    internal RedactionSpans()
    {
    }

    internal IReadOnlyList<(int Start, int End)> Found => _found;

    /// <summary>Takes a stretch out. What is outside of the text does not count.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How many characters it has.</param>
    public void Add(int start, int length)
    {
        var end = (int)Math.Min((long)start + length, _length);
        start = Math.Max(start, 0);
        if (end <= start)
            return;
        if (_found.Count < Limit)
            _found.Add((start, end));
        else
            _found[^1] = (Math.Min(_found[^1].Start, start), _length);
    }

    /// <summary>For another text of that length; of 0 to take nothing any more.</summary>
    internal void Begin(int length)
    {
        _found.Clear();
        _length = length;
    }
}
