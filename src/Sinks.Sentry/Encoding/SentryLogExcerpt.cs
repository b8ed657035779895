// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Breadcrumbs as the lines of a log, oldest first.</summary>
static class SentryLogExcerpt
{
    public static string Of(IReadOnlyList<Breadcrumb> breadcrumbs)
    {
        var text = new StringBuilder();
        foreach (var breadcrumb in breadcrumbs)
        {
            text.Append(SentryText.Milliseconds(breadcrumb.Timestamp)).Append(' ');
            text.Append(SentryEventJson.Level(breadcrumb.Level)).Append(' ');
            if (breadcrumb.Category is { } category)
                text.Append(SentryText.Line(category)).Append(' ');
            text.Append(SentryText.Line(breadcrumb.Message)).Append('\n');
        }

        return text.ToString();
    }
}
