// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Asks a rule of somebody's own, and believes nothing it does.</summary>
/// <param name="name">Its name, read once.</param>
/// <param name="rule">The rule.</param>
/// <param name="limit">How long it may take.</param>
/// <param name="time">The clock.</param>
sealed class CustomRule(string name, IRedactionRule rule, TimeSpan limit, TimeProvider time) : TextRule
{
    // A rule that redacts what it found comes by here again.
    [ThreadStatic]
    static bool IsAsking;

    [ThreadStatic]
    static RedactionSpans? Spare;

    public override TextFeatures Gate => TextFeatures.None;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        if (IsAsking)
            return;
        var found = Spare ?? new RedactionSpans();
        (IsAsking, Spare) = (true, null);
        try
        {
            found.Begin(text.Length);
            Ask(text, found);
            foreach (var (start, end) in found.Found)
                hits.AddWhole(text, start, end, name);
        }
        finally
        {
            found.Begin(0);
            (IsAsking, Spare) = (false, found);
        }
    }

    void Ask(ReadOnlySpan<char> text, RedactionSpans found)
    {
        var began = time.GetTimestamp();
        try
        {
            rule.Find(text, found);
        }
        catch (Exception failure)
        {
            throw new RuleFailedException(name, $"failed ({failure.GetType().Name})");
        }

        if (time.GetElapsedTime(began) > limit)
            throw new RuleFailedException(name, "took longer than its limit");
    }
}
