// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>An exception and its place in the tree, as the protocol numbers it: 0 is the root.</summary>
sealed record SentryExceptionLink(ExceptionInfo Exception, int Id, int? ParentId, string? Source)
{
    /// <summary>A tree as a list: each exception before its inner ones; of too many the root says so.</summary>
    public static List<SentryExceptionLink> Flatten(ExceptionInfo root, int limit)
    {
        var links = new List<SentryExceptionLink>();
        var open = new Stack<(ExceptionInfo Exception, int? ParentId, string? Source)>();
        open.Push((root, null, null));
        while (links.Count < limit && open.TryPop(out var next))
        {
            var link = new SentryExceptionLink(next.Exception, links.Count, next.ParentId, next.Source);
            links.Add(link);
            for (var i = next.Exception.InnerExceptions.Count - 1; i >= 0; i--)
                open.Push((next.Exception.InnerExceptions[i], link.Id, SourceOf(next.Exception, i)));
        }

        if (open.Count > 0)
            links[0] = links[0] with { Exception = root with { IsTruncated = true } };
        return links;
    }

    /// <summary>The property that holds the inner exception.</summary>
    static string SourceOf(ExceptionInfo parent, int index) => parent.IsAggregate || parent.InnerExceptions.Count > 1
        ? string.Create(CultureInfo.InvariantCulture, $"InnerExceptions[{index}]")
        : "InnerException";
}
