// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What a browser reports: an event of the pipeline whose text is a stranger's. The trace is that of the request which
/// brings it, the level at most Error.
/// </summary>
/// <param name="timestamp">When it was received.</param>
/// <param name="level">The level; what is above Error becomes Error.</param>
/// <param name="template">One of a few fixed texts: what the browser says is a value, never the template.</param>
/// <param name="properties">The values.</param>
sealed class BrowserLogEvent(
    DateTimeOffset timestamp,
    LogEventLevel level,
    MessageTemplate template,
    IEnumerable<LogEventProperty> properties)
    : LogEvent(
        timestamp,
        level > LogEventLevel.Error ? LogEventLevel.Error : level,
        exception: null,
        template,
        properties,
        Activity.Current?.TraceId ?? default,
        Activity.Current?.SpanId ?? default)
{
    /// <summary>The error, or null for a report without one.</summary>
    public BrowserError? Error { get; init; }

    /// <summary>What happened on the page before, oldest first.</summary>
    public IReadOnlyList<BrowserCrumb> Crumbs { get; init; } = [];

    /// <summary>Whether nobody on the page handled it.</summary>
    public bool IsUnhandled { get; init; }

    /// <summary>Who told of it, in the words of the Sentry protocol; one of a few fixed texts, or null.</summary>
    public string? Mechanism { get; init; }

    /// <summary>The address of the page, or null.</summary>
    public string? PageUrl { get; init; }

    /// <summary>What its text is reckoned to hold, in bytes; never 0.</summary>
    public int TextBytes => Math.Max(1, TextSize.OfBrowser(this));

    /// <summary>The User-Agent of the request which brings it, or null.</summary>
    public string? UserAgent { get; init; }
}
