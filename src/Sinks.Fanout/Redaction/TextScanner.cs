// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Runs the rules over one text, whatever its length.</summary>
sealed class TextScanner(NameRules names, RedactionTally tally, Predicate<string> isOn)
{
    // A replaced stretch can join its neighbours to something new; more rounds than this were never needed.
    const int RoundLimit = 4;

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

    string ScanOnce(string text)
    {
        var features = TextGate.Look(text);
        HitList hits = default;
        foreach (var rule in _rules)
        {
            if (rule.Gate == TextFeatures.None || (rule.Gate & features) != TextFeatures.None)
                rule.Find(text, ref hits);
        }

        return hits.IsEmpty ? text : hits.Replace(text, tally);
    }
}
