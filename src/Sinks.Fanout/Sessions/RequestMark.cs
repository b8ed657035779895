// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Writes on the activity of a request, while it is answered, what was logged during it: when the activity stops, that
/// says what has become of the request, whatever the dispatcher has come to by then.
/// </summary>
static class RequestMark
{
    public const string Source = "Microsoft.AspNetCore";

    const string Property = "Sinks.Fanout.RequestOutcome";
    const int DepthLimit = 100;

    static readonly object Errored = RequestOutcome.Errored;
    static readonly object Crashed = RequestOutcome.Crashed;

    /// <summary>Whether the activity is that of a request which ASP.NET Core answers.</summary>
    public static bool IsRequest(Activity activity) =>
        activity.Kind == ActivityKind.Server
        && string.Equals(activity.Source.Name, Source, StringComparison.Ordinal);

    /// <summary>An error was logged on the calling thread.</summary>
    /// <param name="exception">Its exception, or null.</param>
    /// <param name="category">Its category, or null.</param>
    public static void Set(Exception? exception, string? category)
    {
        var depth = 0;
        for (var activity = Activity.Current; activity is not null && depth < DepthLimit; activity = activity.Parent)
        {
            depth++;
            if (!IsRequest(activity))
                continue;
            if (IsCrash(exception, category))
                activity.SetCustomProperty(Property, Crashed);
            else if (activity.GetCustomProperty(Property) is null)
                activity.SetCustomProperty(Property, Errored);
            return;
        }
    }

    public static RequestOutcome Get(Activity activity) =>
        activity.GetCustomProperty(Property) is RequestOutcome outcome ? outcome : RequestOutcome.Exited;

    /// <summary>The framework logs an exception itself where the application did not handle it.</summary>
    static bool IsCrash(Exception? exception, string? category) =>
        exception is not null && category?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) == true;
}
