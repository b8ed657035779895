// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>What the rules found in one text; costs nothing as long as they found nothing.</summary>
/// <param name="rules">Says what of it is taken out, and what becomes of it; null takes all of it.</param>
/// <param name="property">The name of the property the text is of, or nothing.</param>
struct HitList(RuleSet? rules, string property)
{
    List<Hit>? _hits;
    int _lengthWithoutMarkers = -1;
    int _nameStart;
    int _nameEnd;

    public readonly bool IsEmpty => _hits is null;

    public readonly IReadOnlyList<Hit> All => _hits ?? [];

    /// <summary>An empty one that treats alike what is added.</summary>
    public readonly HitList Anew() => new(rules, property);

    /// <summary>Says under which name in the text stands what is added from now on; nothing for none.</summary>
    public void Under(int nameStart, int nameEnd) => (_nameStart, _nameEnd) = (nameStart, nameEnd);

    /// <summary>Takes the stretch out, unless there is nothing in it but markers.</summary>
    /// <returns>The end of the stretch: where to read on.</returns>
    public int Add(ReadOnlySpan<char> text, int start, int end, string rule)
    {
        var stop = end;
        if (!MayHaveMarkers(text))
        {
            if (end > start)
                AddTreated(text, start, end, rule);
            return stop;
        }

        // A marker is no part of a secret, and half a marker is none.
        if (end > start && Marker.Around(text, start) is { End: > 0 } first)
            start = Math.Min(first.End, end);
        if (end > start && Marker.Around(text, end) is { End: > 0 } last)
            end = Math.Max(last.Start, start);
        if (end > start && !Marker.IsAllOf(text[start..end]))
            AddTreated(text, start, end, rule);
        return stop;
    }

    /// <summary>Takes the stretch out, unless it touches a marker: what reads anything may read those too.</summary>
    public void AddWhole(ReadOnlySpan<char> text, int start, int end, string rule)
    {
        if (end > start && Marker.Around(text, start).End <= 0 && Marker.Around(text, end).End <= 0
            && !Marker.IsIn(text[start..end]))
            AddTreated(text, start, end, rule);
    }

    /// <summary>The stretches in order; overlapping ones are one, named by the longest.</summary>
    public readonly List<Hit> Merged()
    {
        if (IsApart(_hits!))
            return _hits!;
        var order = new List<(Hit Hit, int Index)>(_hits!.Select(static (hit, index) => (hit, index)));
        order.Sort(static (a, b) =>
            Compare(a.Hit, b.Hit) is not 0 and var result ? result : a.Index.CompareTo(b.Index));
        var merged = new List<Hit>(order.Count);
        for (var i = 0; i < order.Count;)
        {
            var first = i;
            var end = order[i].Hit.End;
            for (i++; i < order.Count && order[i].Hit.Start < end; i++)
                end = Math.Max(end, order[i].Hit.End);
            merged.Add(i == first + 1 ? order[first].Hit : Merge(order, first, i, end));
        }

        return merged;
    }

    /// <summary>The text with every stretch replaced.</summary>
    public readonly string Replace(string text, RedactionTally tally)
    {
        var end = text.Length;
        return Replace(text, tally, ref end);
    }

    /// <summary>The same, following a place in the text; what is found behind it does not count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="end">The place; of a stretch across it the end of what stands for that.</param>
    public readonly string Replace(string text, RedactionTally tally, ref int end)
    {
        var result = new StringBuilder(text.Length);
        var written = 0;
        var moved = end;
        foreach (var hit in Merged())
        {
            result.Append(text, written, hit.Start - written).Append(TextFor(text, hit));
            written = hit.End;
            if (hit.Start >= end)
                continue;
            tally.Add(hit.Rule, hit.Treatment.Strategy);
            moved = result.Length + Math.Max(0, end - hit.End);
        }

        end = moved;
        return result.Append(text, written, text.Length - written).ToString();
    }

    /// <summary>What stands for a stretch of the text.</summary>
    public readonly string TextFor(ReadOnlySpan<char> text, Hit hit) =>
        rules is null
            ? Marker.Of(hit.Rule)
            : rules.TextFor(hit.Treatment, hit.Rule, hit.Kind, NameOf(text, hit), text[hit.Start..hit.End])
                ?? RemovedText.Of(hit.Rule);

    static bool IsApart(List<Hit> hits)
    {
        for (var i = 1; i < hits.Count; i++)
        {
            if (hits[i].Start < hits[i - 1].End)
                return false;
        }

        return true;
    }

    // Looked for once: there may be thousands of hits. Some rules look at no more than the beginning of the text.
    bool MayHaveMarkers(ReadOnlySpan<char> text)
    {
        if (text.Length <= _lengthWithoutMarkers)
            return false;
        if (text.IndexOf(Marker.Start, StringComparison.Ordinal) >= 0)
            return true;
        _lengthWithoutMarkers = text.Length;
        return false;
    }

    static int Compare(Hit a, Hit b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End);

    static Hit Merge(List<(Hit Hit, int Index)> order, int from, int to, int end)
    {
        var longest = order[from].Hit;
        var start = longest.Start;
        string? kind = null;
        var (isDropped, isPartial) = (false, true);
        for (var i = from; i < to; i++)
        {
            var hit = order[i].Hit;
            if (hit.Length > longest.Length)
                longest = hit;
            isDropped |= hit.Treatment.Strategy == RedactionStrategy.DropEvent;
            isPartial &= hit.Treatment.Strategy == RedactionStrategy.Partial;
            if (hit.Start == start && hit.End == end && RuleInfo.Find(hit.Rule) is not { IsByName: true })
                kind ??= hit.Rule;
        }

        // Where rules disagree the stricter one is heard: what one shows may be the secret of another.
        var strategy = longest.Treatment switch
        {
            _ when isDropped => RedactionStrategy.DropEvent,
            { Strategy: RedactionStrategy.Partial, IsOfName: false } when !isPartial => RedactionStrategy.Replace,
            { Strategy: var own } => own,
        };
        return longest with
        {
            Start = start,
            End = end,
            Kind = kind,
            Treatment = longest.Treatment with { Strategy = strategy },
        };
    }

    readonly ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text, Hit hit) =>
        hit.NameEnd > 0 ? text[hit.NameStart..hit.NameEnd] : property;

    void AddTreated(ReadOnlySpan<char> text, int start, int end, string rule)
    {
        var hit = new Hit(start, end, rule, _nameStart, _nameEnd);
        if (rules is not null)
        {
            var name = NameOf(text, hit);
            rule = rules.RuleOf(rule, name);
            if (!rules.Takes(rule, name, text[start..end]))
                return;
            hit = hit with { Rule = rule, Treatment = rules.Of(rule, name) };
        }

        (_hits ??= []).Add(hit);
    }
}
