// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A rule of one's own, for what no name and no pattern describes: <c>options.Redaction.Add(rule)</c>. It is asked
/// about every text of every event, on the one thread that all backends wait for, so it should be quick and keep no
/// state. One that throws, or takes longer than <see cref="RedactionLimits.RuleTimeLimit"/>, costs the text it
/// looked at, which becomes <c>[redacted:error]</c>; one that never returns cannot be stopped.
/// </summary>
public interface IRedactionRule
{
    /// <summary>The name in markers and counts: letters, digits, <c>-</c> and <c>_</c>, 40 at most.</summary>
    string Name { get; }

    /// <summary>Finds what is to be taken out.</summary>
    /// <param name="text">The text, which may hold markers of ours; what touches one is left as it is.</param>
    /// <param name="found">Takes what is found, until the call returns.</param>
    void Find(ReadOnlySpan<char> text, RedactionSpans found);
}
