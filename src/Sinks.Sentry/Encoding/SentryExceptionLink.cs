// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Runtime.InteropServices;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>An exception and its place in the tree, as the protocol numbers it: 0 is the root.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct SentryExceptionLink(ExceptionInfo Exception, int ParentId, int Index, bool IsOneOfSeveral)
{
    public const int NoParent = -1;

    /// <summary>Lists the event's exceptions, each before its inner ones: an exception's id is its index.</summary>
    public static void Collect(SentryDraft draft)
    {
        if (draft.Event.Exception is { } root)
            Add(draft, new SentryExceptionLink(root, NoParent, 0, IsOneOfSeveral: false));
    }

    /// <summary>The property of the parent that holds the exception; null for the root.</summary>
    public string? Source
    {
        get
        {
            if (ParentId == NoParent)
                return null;
            return IsOneOfSeveral
                ? string.Create(CultureInfo.InvariantCulture, $"InnerExceptions[{Index}]")
                : "InnerException";
        }
    }

    static void Add(SentryDraft draft, SentryExceptionLink link)
    {
        if (draft.Exceptions.Count == SentryLimits.MostExceptions)
        {
            draft.HasMoreExceptions = true;
            return;
        }

        var id = draft.Exceptions.Count;
        draft.Exceptions.Add(link);
        var inner = link.Exception.InnerExceptions;
        var isSeveral = link.Exception.IsAggregate || inner.Count > 1;
        for (var i = 0; i < inner.Count && !draft.HasMoreExceptions; i++)
            Add(draft, new SentryExceptionLink(inner[i], id, i, isSeveral));
    }
}
