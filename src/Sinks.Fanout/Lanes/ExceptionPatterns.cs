// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Several exception types, and what an aggregate has to do with them.</summary>
sealed class ExceptionPatterns(IEnumerable<string> patterns)
{
    readonly ExceptionPattern[] _patterns = [.. patterns.Select(static pattern => new ExceptionPattern(pattern))];

    public bool IsEmpty => _patterns.Length == 0;

    /// <summary>Whether there is nothing in an exception but what is named.</summary>
    public bool MatchAll(ExceptionInfo exception) =>
        MatchItself(exception) || (IsWholeAggregate(exception) && exception.InnerExceptions.All(MatchAll));

    /// <summary>Whether there is anything in an exception that is named.</summary>
    public bool MatchAny(ExceptionInfo exception) =>
        MatchItself(exception) || (exception.IsAggregate && exception.InnerExceptions.Any(MatchAny));

    /// <summary>Of an aggregate that was not read to its end nobody can say that it holds nothing else.</summary>
    public static bool IsWholeAggregate(ExceptionInfo exception) =>
        exception is { IsAggregate: true, IsTruncated: false, InnerExceptions.Count: > 0 };

    bool MatchItself(ExceptionInfo exception)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.Match(exception))
                return true;
        }

        return false;
    }
}
