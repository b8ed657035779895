// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// The stack traces of an exception and of those inside it as they were at one moment, or that of a log call: who
/// throws one of them again later changes nothing here. Methods and offsets only; files and lines are looked up later.
/// </summary>
sealed class ExceptionTraces
{
    const int TotalLimit = 50;

    readonly List<(Exception Exception, StackTrace Trace)> _traces = [];

    ExceptionTraces()
    {
    }

    /// <summary>Takes them now. Never throws: an exception that cannot be read has no trace here.</summary>
    public static ExceptionTraces Take(Exception exception)
    {
        var taken = new ExceptionTraces();
        taken.Add(exception);
        return taken;
    }

    /// <summary>Takes that of the code which calls, with what lies between it and here. Never throws.</summary>
    public static ExceptionTraces? TakeLogCall()
    {
        try
        {
            return new ExceptionTraces { LogCall = new StackTrace(skipFrames: 1, fNeedFileInfo: false) };
        }
        catch (Exception)
        {
            // An event without its stack is better than none.
            return null;
        }
    }

    /// <summary>The trace of the log call from the inside out; null when it was not taken.</summary>
    public StackTrace? LogCall { get; private init; }

    /// <summary>The trace, or null when it was not taken.</summary>
    public StackTrace? Of(Exception exception)
    {
        foreach (var (known, trace) in _traces)
        {
            if (ReferenceEquals(known, exception))
                return trace;
        }

        return null;
    }

    void Add(Exception exception)
    {
        // Also what ends an exception that contains itself.
        if (_traces.Count == TotalLimit || Of(exception) is not null)
            return;
        try
        {
            _traces.Add((exception, new StackTrace(exception, fNeedFileInfo: false)));
        }
        catch (Exception)
        {
            // Another thread throws the exception again at this moment.
            return;
        }

        foreach (var inner in InnerExceptions.Of(exception))
            Add(inner);
    }
}
