// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Named = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Sinks.Fanout;

/// <summary>
/// Reads state and scopes into an event before the call that logs them returns: both may be pooled or changed after it.
/// Whatever a stranger's object does, the event is made of the rest.
/// </summary>
static class EventCapture
{
    const string OriginalFormat = "{OriginalFormat}";

    // What an event keeps of properties is no more than this either.
    const int PairsLimit = 1_000;

    public static MelLogEvent Capture<TState>(
        FanoutLogger logger,
        LogEventLevel level,
        EventId id,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var provider = logger.Provider;
        var activity = Activity.Current;
        // Once: a state that is a struct is boxed by being asked.
        var pairs = state as IEnumerable<Named>;
        var list = pairs as IReadOnlyList<Named>;
        var template = FormatOf(pairs, list) is { } format
            ? MelTemplates.Parse(format)
            : MelTemplates.Plain(MessageOf(state, exception, formatter));
        var logEvent = new MelLogEvent(
            provider.Clock.Now(), level, exception, template, activity, logger.PropertyCount)
        {
            Provider = provider,
            MayHaveTwin = provider.Pipeline.MayHaveTwins,
        };
        ScopeReader.AddScopes(provider, logEvent, activity);
        // After the scopes: none of them, and nobody's baggage, says of which category an event is.
        logEvent.Set(Constants.SourceContextPropertyName, logger.Category);
        if (id.Id != 0 || id.Name is not null)
            logEvent.Set(EventNames.IdProperty, MelEventIds.Get(id));
        if (pairs is not null)
            AddPairs(logEvent, pairs, list);
        logger.PropertyCount = logEvent.CapturedCount;
        return logEvent;
    }

    /// <summary>Whether a state, or a scope, names its event by a property.</summary>
    public static bool HoldsName(object? state)
    {
        try
        {
            return state is IEnumerable<Named> pairs
                && pairs.Take(PairsLimit).Any(static pair => IsName(pair.Key));
        }
        catch (Exception)
        {
            return false;
        }
    }

    public static bool IsName(string? name) => string.Equals(name, EventNames.Property, StringComparison.Ordinal);

    /// <summary>Adds what a state or a scope says by name; what comes after a failure is left out.</summary>
    /// <returns>Whether there was a template among the pairs.</returns>
    public static bool AddPairs(MelLogEvent logEvent, IEnumerable<Named> pairs) =>
        AddPairs(logEvent, pairs, pairs as IReadOnlyList<Named>);

    static bool AddPairs(MelLogEvent logEvent, IEnumerable<Named> pairs, IReadOnlyList<Named>? list)
    {
        var hasFormat = false;
        try
        {
            // The enumerator of an interface is an object: lists are read by index, dictionaries by what they are.
            if (list is not null)
            {
                var count = Math.Min(list.Count, PairsLimit);
                for (var i = 0; i < count; i++)
                    hasFormat |= !Add(logEvent, list[i]);
            }
            else if (pairs is Dictionary<string, object?> { Count: <= PairsLimit } dictionary)
            {
                foreach (var pair in dictionary)
                    hasFormat |= !Add(logEvent, pair);
            }
            else
            {
                foreach (var pair in pairs.Take(PairsLimit))
                    hasFormat |= !Add(logEvent, pair);
            }
        }
        catch (Exception)
        {
            // A stranger's list ends where it fails.
            return hasFormat;
        }

        return hasFormat;
    }

    /// <summary>False for the template, which is no property.</summary>
    static bool Add(MelLogEvent logEvent, in Named pair)
    {
        var name = pair.Key;
        if (name is null)
            return true;
        if (string.Equals(name, OriginalFormat, StringComparison.Ordinal) && pair.Value is string)
            return false;
        var value = MelValues.Keep(ref name, pair.Value);
        logEvent.Set(name, value);
        return true;
    }

    /// <summary>The template; by custom the last of the pairs.</summary>
    static string? FormatOf(IEnumerable<Named>? pairs, IReadOnlyList<Named>? list)
    {
        try
        {
            if (list is { Count: > 0 and var count } && list[count - 1] is var last && IsFormat(last))
                return (string)last.Value!;
            return pairs?.Take(PairsLimit).FirstOrDefault(IsFormat).Value as string;
        }
        catch (Exception)
        {
            return null;
        }
    }

    static bool IsFormat(Named pair) =>
        pair.Value is string && string.Equals(pair.Key, OriginalFormat, StringComparison.Ordinal);

    static string MessageOf<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return (formatter is null ? state?.ToString() : formatter(state, exception)) ?? "";
        }
        catch (Exception)
        {
            return ExceptionMessage.Unreadable;
        }
    }
}
