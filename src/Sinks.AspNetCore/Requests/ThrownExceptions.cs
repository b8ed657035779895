// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Sinks.AspNetCore;

/// <summary>
/// Keeps in which context an exception of a request was thrown: the workflow and the step are left by the time it comes
/// to whoever reports it. Looks at every exception of the process, and so does next to nothing.
/// </summary>
static class ThrownExceptions
{
    static int Watching;

    [ThreadStatic]
    static bool IsInside;

    /// <summary>Watches from now on; once per process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref Watching, 1) == 0)
            AppDomain.CurrentDomain.FirstChanceException += static (_, thrown) => Note(thrown);
    }

    static void Note(FirstChanceExceptionEventArgs thrown)
    {
        if (IsInside || thrown.Exception is OutOfMemoryException)
            return;
        IsInside = true;
        try
        {
            if (FanoutContext.CurrentOrNull is { Request: HttpAmbientRequest request } context
                && !ReferenceEquals(context, request.Context))
            {
                request.NoteThrown(thrown.Exception, context);
            }
        }
        catch (Exception failure)
        {
            // A context more or less; an exception here would be the host's.
            Debug.WriteLine($"An exception is thrown without its context ({failure.GetType().Name}).");
        }
        finally
        {
            IsInside = false;
        }
    }
}
