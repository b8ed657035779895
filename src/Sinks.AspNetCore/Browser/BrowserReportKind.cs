// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore;

/// <summary>What a browser's report is about.</summary>
enum BrowserReportKind
{
    /// <summary>An error of a script.</summary>
    Error,

    /// <summary>A text that the page sent.</summary>
    Message,

    /// <summary>What the browser itself noticed, by W3C's Reporting API.</summary>
    Report,
}
