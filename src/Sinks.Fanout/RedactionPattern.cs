// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A rule of one's own: a regular expression for what is to be taken out of every text.</summary>
public sealed class RedactionPattern
{
    /// <summary>The name in markers and counts: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// The expression. It runs without backtracking; where it cannot (look-around, back-references) a
    /// <see cref="Timeout"/> is required.
    /// </summary>
    public string Regex { get; set; } = "";

    /// <summary>What becomes of a match; null for <see cref="RedactionOptions.Strategy"/>.</summary>
    public RedactionStrategy? Strategy { get; set; }

    /// <summary>
    /// How long the expression may look at one text; one that takes longer loses the whole text
    /// (<c>[redacted:error]</c>). Null runs without backtracking and without a limit.
    /// </summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Where configuration names it; null when code does.</summary>
    internal string? Path { get; init; }

    /// <summary>The expression as code gave it.</summary>
    internal System.Text.RegularExpressions.Regex? Expression { get; init; }
}
