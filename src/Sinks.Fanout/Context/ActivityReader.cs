// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Adds to the ambient context what the activity that was current at emit says, and its parents in this process; the
/// nearest wins. Tags may change meanwhile and hold strangers' objects: what is no plain value says nothing.
/// </summary>
static class ActivityReader
{
    const int ActivityLimit = 32;
    const int TagLimit = 1_000;

    /// <summary>Never throws. Not redacted yet.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="activity">What was current at emit; not the event's own when that came by another thread.</param>
    /// <param name="ambient">What is known already, and wins.</param>
    /// <param name="trustBaggage">Whether baggage counts, which others may have sent; it is the weakest.</param>
    public static FanoutContext? Read(
        LogEvent logEvent, Activity? activity, FanoutContext? ambient, bool trustBaggage)
    {
        if (activity is null || logEvent.TraceId is not { } trace || trace != activity.TraceId)
            return ambient;
        var context = ambient;
        try
        {
            AddTags(activity, ref context);
            if (trustBaggage)
                AddBaggage(activity, ref context);
        }
        catch (Exception failure)
        {
            // Another thread changes it at this moment: what was read until then counts.
            Debug.WriteLine($"An activity cannot be read ({failure.GetType().Name}).");
        }

        return context;
    }

    /// <summary>The W3C flags of the event's trace; null when the activity is not the event's own.</summary>
    public static int? FlagsOf(LogEvent logEvent, Activity? activity) =>
        activity is not null && logEvent.TraceId is { } trace && trace == activity.TraceId
            ? (int)activity.ActivityTraceFlags
            : null;

    static void AddTags(Activity nearest, ref FanoutContext? context)
    {
        var (activities, tags) = (0, 0);
        for (var activity = nearest; activity is not null && ++activities <= ActivityLimit; activity = activity.Parent)
        {
            foreach (ref readonly var tag in activity.EnumerateTagObjects())
            {
                if (++tags > TagLimit)
                    return;
                Add(tag.Key, tag.Value, ref context);
            }
        }
    }

    /// <summary>With that of its parents, as the activity itself tells it.</summary>
    static void AddBaggage(Activity activity, ref FanoutContext? context)
    {
        foreach (var (name, value) in activity.Baggage.Take(TagLimit))
            Add(name, value, ref context);
    }

    static void Add(string name, object? value, ref FanoutContext? context)
    {
        if (!ContextNames.TryGet(name, out var field) || context?.Get(field) is not null)
            return;
        if (PlainText(value) is { Length: > 0 } text)
            context = (context ?? FanoutContext.Empty).With(field, text);
    }

    static string? PlainText(object? value) => value switch
    {
        null => null,
        string text => text,
        Guid => ValueConverter.ConvertScalar(value).ToString(),
        _ when Type.GetTypeCode(value.GetType()) != TypeCode.Object => ValueConverter.ConvertScalar(value).ToString(),
        _ => null,
    };
}
