// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>What the rules found in one text; costs nothing as long as they found nothing.</summary>
struct HitList
{
    List<Hit>? _hits;

    public readonly bool IsEmpty => _hits is null;

    public readonly IReadOnlyList<Hit> All => _hits ?? [];

    /// <summary>Takes the stretch out, unless there is nothing in it but markers.</summary>
    /// <returns>The end of the stretch: where to read on.</returns>
    public int Add(ReadOnlySpan<char> text, int start, int end, string rule)
    {
        if (end > start && !Marker.IsAllOf(text[start..end]))
            (_hits ??= []).Add(new Hit(start, end, rule));
        return end;
    }

    /// <summary>The stretches in order; overlapping ones are one, named by the longest.</summary>
    public readonly List<Hit> Merged()
    {
        _hits!.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<Hit>(_hits.Count);
        for (var i = 0; i < _hits.Count;)
        {
            var longest = _hits[i];
            var (start, end) = (longest.Start, longest.End);
            for (i++; i < _hits.Count && _hits[i].Start < end; i++)
            {
                end = Math.Max(end, _hits[i].End);
                if (_hits[i].Length > longest.Length)
                    longest = _hits[i];
            }

            merged.Add(longest with { Start = start, End = end });
        }

        return merged;
    }

    /// <summary>The text with every stretch replaced.</summary>
    public readonly string Replace(string text, RedactionTally tally)
    {
        var result = new StringBuilder(text.Length);
        var written = 0;
        foreach (var hit in Merged())
        {
            result.Append(text, written, hit.Start - written).Append(Marker.Of(hit.Rule));
            written = hit.End;
            tally.Add(hit.Rule);
        }

        return result.Append(text, written, text.Length - written).ToString();
    }
}
