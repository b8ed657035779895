// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Fanout;

/// <summary>A rule of the user's own, as a regular expression.</summary>
sealed class PatternRule(string name, Regex expression) : TextRule
{
    public string Name { get; } = name;

    public override TextFeatures Gate => TextFeatures.None;

    public override void Find(ReadOnlySpan<char> text, ref HitList hits)
    {
        try
        {
            foreach (var match in expression.EnumerateMatches(text))
                hits.AddWhole(text, match.Index, match.Index + match.Length, Name);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new RuleFailedException(Name, "took longer than its limit");
        }
    }
}
