// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Fanout;

/// <summary>The expression of a pattern as it runs: in linear time, or under a limit.</summary>
static class PatternExpression
{
    /// <summary>Makes the expression.</summary>
    /// <exception cref="ArgumentException">There is none, or it is malformed.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking, and there is no limit.</exception>
    public static Regex Of(RedactionPattern pattern)
    {
        if (pattern.Expression is { } given)
            return IsBounded(given) ? given : Linear(given.ToString(), given.Options);
        ArgumentException.ThrowIfNullOrEmpty(pattern.Regex);
        return pattern.Timeout is { } limit
            ? new Regex(pattern.Regex, RegexOptions.CultureInvariant, limit)
            : Linear(pattern.Regex, RegexOptions.None);
    }

    /// <summary>The same; null when it cannot be made.</summary>
    public static Regex? TryMake(RedactionPattern pattern)
    {
        try
        {
            return Of(pattern);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static bool IsBounded(Regex given) =>
        given.Options.HasFlag(RegexOptions.NonBacktracking) || given.MatchTimeout != Regex.InfiniteMatchTimeout;

    static Regex Linear(string pattern, RegexOptions options) => new(
        pattern,
        (options & ~RegexOptions.Compiled) | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout);
}
