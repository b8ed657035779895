// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Tells the cancellations that ASP.NET Core logs when a caller goes away, and the end of a host that a design-time
/// tool began. Nothing failed then, and a busy site logs them all day.
/// </summary>
static class AbortedRequest
{
    static readonly ExceptionPattern Cancellation = new("System.OperationCanceledException");
    static readonly ExceptionPattern Reset = new("Microsoft.AspNetCore.Connections.ConnectionResetException");
    static readonly ExceptionPattern Timeout = new("System.TimeoutException");

    // Tools that only want a host's services run its Main up to Build, and end it so.
    static readonly ExceptionPattern HostAborted = new("Microsoft.Extensions.Hosting.HostAbortedException");

    public static bool Is(FanoutEvent item) =>
        item.Exception is { } exception
        && (HostAborted.Match(exception) || (IsOfAbort(item) && IsAbort(exception)));

    /// <summary>Where nobody knows whether the caller went away, a cancellation that reaches the framework says
    /// so.</summary>
    static bool IsOfAbort(FanoutEvent item) =>
        item.Request?.WasAborted
        ?? item.SourceContext?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true;

    static bool IsAbort(ExceptionInfo exception)
    {
        if (ExceptionPatterns.IsWholeAggregate(exception))
            return exception.InnerExceptions.All(IsAbort);
        return Reset.Match(exception) || (Cancellation.Match(exception) && !HasTimedOut(exception));
    }

    /// <summary>
    /// HttpClient says by a cancellation around a TimeoutException that a server did not answer: a failure.
    /// </summary>
    static bool HasTimedOut(ExceptionInfo exception) =>
        Timeout.Match(exception) || exception.InnerExceptions.Any(HasTimedOut);
}
