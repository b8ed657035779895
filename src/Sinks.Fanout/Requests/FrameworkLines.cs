// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What the host's framework logs of an exception that the application let go: each layer it passes has a line of its
/// own, and they tell of one failure.
/// </summary>
static class FrameworkLines
{
    const string Web = "Microsoft.AspNetCore";
    const string Hosting = "Microsoft.Extensions.Hosting";
    const string Handler = "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware";
    const string Page = "Microsoft.AspNetCore.Diagnostics.DeveloperExceptionPageMiddleware";

    /// <summary>Whether an event is such a line.</summary>
    public static bool Is(LogEvent logEvent) =>
        logEvent.Exception is not null
        && EventNames.CategoryOf(logEvent) is { } category
        && (EventNames.IsUnder(category, Web) || EventNames.IsUnder(category, Hosting));

    /// <summary>Whether it tells of an exception that nothing in the request has handled.</summary>
    public static bool IsUnhandledRequest(LogEvent logEvent)
    {
        if (logEvent is not { Exception: not null, Level: >= LogEventLevel.Error })
            return false;
        (logEvent as MelLogEvent)?.Complete();
        return EventNames.CategoryOf(logEvent) is Handler or Page;
    }
}
