// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>One thing that a browser reports, whichever format it came in; a stranger's text in bounds.</summary>
sealed record BrowserReport
{
    public required BrowserReportKind Kind { get; init; }

    public LogEventLevel Level { get; init; } = LogEventLevel.Error;

    public BrowserError? Error { get; init; }

    /// <summary>What it says, where it is no error.</summary>
    public string? Text { get; init; }

    /// <summary>Of a report by the browser itself, one of a few known types.</summary>
    public string? Type { get; init; }

    public bool IsUnhandled { get; init; }

    public string? Mechanism { get; init; }

    public string? PageUrl { get; init; }

    public IReadOnlyList<BrowserCrumb> Crumbs { get; init; } = [];

    /// <summary>The release of the front end, as the page says, or null.</summary>
    public string? Release { get; init; }

    /// <summary>Further values by names of the page's choice.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Values { get; init; } = [];
}
