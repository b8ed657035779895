// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Runs the rules over one text, whatever its length.</summary>
sealed class TextScanner(NameRules names, RedactionTally tally, Predicate<string> isOn)
{
    // A replaced stretch can join its neighbours to something new; more rounds than this were never needed.
    public const int RoundLimit = 4;

    // For texts of some hundred characters, as most are.
    const int SeparatorBlocks = 16;

    readonly TextRule[] _rules = TextRules.Create(names, isOn);

    /// <summary>The text without its secrets; the same instance when there were none.</summary>
    public string Scan(string text)
    {
        for (var round = 0; round < RoundLimit; round++)
        {
            var before = text;
            text = ScanOnce(text);
            if (ReferenceEquals(before, text))
                break;
        }

        return text;
    }

    /// <summary>What the rules take out of the text at first sight, in no order; nothing is counted.</summary>
    public IReadOnlyList<Hit> Find(string text) => Look(text).All;

    /// <summary>What the rules find in the text as it is.</summary>
    public HitList Look(ReadOnlySpan<char> text)
    {
        HitList hits = default;
        if ((FindPlain(text, ref hits) & (TextFeatures.Percent | TextFeatures.Escape)) != TextFeatures.None)
            DecodedScan.Find(this, text, ref hits);
        return hits;
    }

    /// <summary>What the rules find in the text as it stands.</summary>
    public TextFeatures FindPlain(ReadOnlySpan<char> text, ref HitList hits)
    {
        var separators = new SeparatorMap(stackalloc ulong[SeparatorBlocks]);
        var features = TextGate.Look(text, separators);
        foreach (var rule in _rules)
        {
            if (rule.Gate != TextFeatures.None && (rule.Gate & features) == TextFeatures.None)
                continue;
            if (rule is PairRule pairs && text.Length <= separators.Limit)
                pairs.Find(text, separators, ref hits);
            else
                rule.Find(text, ref hits);
        }

        return features;
    }

    string ScanOnce(string text)
    {
        var hits = Look(text);
        return hits.IsEmpty ? text : hits.Replace(text, tally);
    }
}
