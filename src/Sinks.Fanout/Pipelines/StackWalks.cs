// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Which stacks are walked in the log call, because they are gone or changed afterwards.</summary>
/// <param name="ofExceptions">Whether those of exceptions are.</param>
/// <param name="ofLogCalls">Whether that of the log call is, for errors without an exception.</param>
sealed class StackWalks(bool ofExceptions, bool ofLogCalls)
{
    public static StackWalks None { get; } = new(ofExceptions: false, ofLogCalls: false);

    public static StackWalks Of(FanoutOptions options) =>
        new(options.CaptureFrames == FrameCapture.AtEmit, options.AttachStacktrace);

    /// <summary>Whether there is something to walk for this event.</summary>
    public bool Wants(LogEvent logEvent) =>
        (ofExceptions || ofLogCalls)
        && (logEvent.Exception is not null
            ? ofExceptions
            // Nobody logged what nobody handled.
            : ofLogCalls && logEvent.Level >= LogEventLevel.Error && logEvent is not UnhandledLogEvent);

    /// <summary>Walks what is wanted; null for nothing. Never throws.</summary>
    public ExceptionTraces? Take(LogEvent logEvent)
    {
        if (!Wants(logEvent))
            return null;
        return logEvent.Exception is { } exception ? ExceptionTraces.Take(exception) : ExceptionTraces.TakeLogCall();
    }
}
