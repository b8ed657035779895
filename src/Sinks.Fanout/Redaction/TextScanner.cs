// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace Sinks.Fanout;

/// <summary>Runs the rules over one text, whatever its length.</summary>
sealed class TextScanner
{
    // A replaced stretch can join its neighbours to something new; more rounds than this were never needed.
    public const int RoundLimit = 4;

    readonly TextRule[] _rules;
    readonly RuleIndex _index;
    readonly TextRule[] _patterns;
    readonly RuleSet _options;
    readonly RedactionTally _tally;

    /// <summary>Makes the built-in rules.</summary>
    /// <param name="rules">Which of them there are, and those of the user.</param>
    /// <param name="tally">Counts what is taken out.</param>
    public TextScanner(RuleSet rules, RedactionTally tally)
    {
        _rules = TextRules.Create(rules.Names, rules.IsAsked);
        _index = new RuleIndex(_rules);
        _patterns = [.. rules.Patterns];
        _options = rules;
        _tally = tally;
    }

    /// <summary>The text without its secrets; the same instance when there were none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="property">The name of the property it is of, or nothing.</param>
    public string Scan(string text, string property = "")
    {
        var isRemoved = false;
        for (var round = 0; round < RoundLimit; round++)
        {
            var hits = Look(text, property);
            if (hits.IsEmpty)
                break;
            text = hits.Replace(text, _tally);
            isRemoved |= _options.Removes;
        }

        return isRemoved ? WithoutRemoved(text, property) : text;
    }

    /// <summary>
    /// The text up to a place without its secrets. What stands behind it is read too: a secret across that place is
    /// taken out whole.
    /// </summary>
    public string ScanUpTo(string text, int end)
    {
        var isRemoved = false;
        for (var round = 0; round < RoundLimit; round++)
        {
            var hits = Look(text);
            if (hits.IsEmpty)
                break;
            text = hits.Replace(text, _tally, ref end);
            isRemoved |= _options.Removes;
        }

        text = text[..end];
        return isRemoved ? WithoutRemoved(text, "") : text;
    }

    /// <summary>What the rules find in the text as it is.</summary>
    public HitList Look(ReadOnlySpan<char> text, string property = "")
    {
        var hits = new HitList(_options, property);
        if ((FindPlain(text, ref hits) & (TextFeatures.Percent | TextFeatures.Escape)) != TextFeatures.None)
            DecodedScan.Find(this, text, ref hits);
        return hits;
    }

    /// <summary>What the rules find in the text as it stands.</summary>
    public TextFeatures FindPlain(ReadOnlySpan<char> text, ref HitList hits)
    {
        var features = text.Length <= GateMap.ShortLimit ? FindInShort(text, ref hits) : FindInLong(text, ref hits);
        foreach (var pattern in _patterns)
            pattern.Find(text, ref hits);
        return features;
    }

    TextFeatures FindInShort(ReadOnlySpan<char> text, ref HitList hits) =>
        FindMapped(text, new GateMap(stackalloc ulong[GateMap.ShortRoom]), ref hits);

    TextFeatures FindInLong(ReadOnlySpan<char> text, ref HitList hits)
    {
        if (text.Length <= GateMap.Limit)
            return FindMapped(text, new GateMap(stackalloc ulong[GateMap.Room]), ref hits);
        var features = TextGate.Look(text);
        for (var asked = _index.AskedFor(features); asked != 0; asked &= asked - 1)
            _rules[BitOperations.TrailingZeroCount(asked)].Find(text, ref hits);
        return features;
    }

    TextFeatures FindMapped(ReadOnlySpan<char> text, in GateMap map, ref HitList hits)
    {
        var features = TextGate.Look(text, map);
        for (var asked = _index.AskedFor(features); asked != 0; asked &= asked - 1)
            _rules[BitOperations.TrailingZeroCount(asked)].Find(text, map, ref hits);
        return features;
    }

    /// <summary>The rule that says by its form what the text is, all of it; null when none does.</summary>
    public string? KindOf(string text)
    {
        var hits = Look(text);
        if (hits.IsEmpty)
            return null;
        foreach (var hit in hits.All)
        {
            if (hit.Start == 0 && hit.End == text.Length && RuleInfo.Find(hit.Rule) is not { IsByName: true })
                return hit.Rule;
        }

        return null;
    }

    // Where nothing is left what stands around it may read as a secret of its own: in "password= at host" the next word
    // would be the value. There it says that it is empty, or a marker shows after all.
    string WithoutRemoved(string text, string property)
    {
        var stripped = RemovedText.Strip(text);
        if (Look(stripped, property).IsEmpty)
            return stripped;
        var quoted = RemovedText.Quote(text);
        return Look(quoted, property).IsEmpty ? quoted : RemovedText.Show(text);
    }
}
