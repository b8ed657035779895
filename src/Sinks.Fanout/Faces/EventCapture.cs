// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

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
        FanoutLoggerProvider provider,
        LogEventLevel level,
        in EventIdentity identity,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var activity = Activity.Current;
        // Once: a state that is a struct is boxed by being asked.
        var pairs = state as IEnumerable<KeyValuePair<string, object?>>;
        var template = FormatOf(pairs) is { } format
            ? MelTemplates.Parse(format)
            : MelTemplates.Plain(MessageOf(state, exception, formatter));
        var logEvent = new MelLogEvent(
            provider.Services.Time.GetLocalNow(), level, exception, template, activity)
        {
            Provider = provider,
            MayHaveTwin = provider.Pipeline.MayHaveTwins,
        };
        logEvent.Set(Constants.SourceContextPropertyName, identity.Category);
        ScopeReader.AddScopes(provider, logEvent, activity);
        if (identity.Id.Id != 0 || identity.Id.Name is not null)
            logEvent.Set(EventNames.IdProperty, MelEventIds.Get(identity.Id));
        if (pairs is not null)
            AddPairs(logEvent, pairs);
        return logEvent;
    }

    /// <summary>Whether a state, or a scope, names its event by a property.</summary>
    public static bool HoldsName(object? state)
    {
        try
        {
            return state is IEnumerable<KeyValuePair<string, object?>> pairs
                && pairs.Take(PairsLimit).Any(static pair =>
                    string.Equals(pair.Key, EventNames.Property, StringComparison.Ordinal));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Adds what a state or a scope says by name; what comes after a failure is left out.</summary>
    /// <returns>Whether there was a template among the pairs.</returns>
    public static bool AddPairs(MelLogEvent logEvent, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var hasFormat = false;
        try
        {
            // By index: the enumerator of an interface is an object.
            if (pairs is IReadOnlyList<KeyValuePair<string, object?>> list)
            {
                var count = Math.Min(list.Count, PairsLimit);
                for (var i = 0; i < count; i++)
                    hasFormat |= !Add(logEvent, list[i]);
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
    static bool Add(MelLogEvent logEvent, in KeyValuePair<string, object?> pair)
    {
        var name = pair.Key;
        if (name is null)
            return true;
        if (string.Equals(name, OriginalFormat, StringComparison.Ordinal) && pair.Value is string)
            return false;
        var value = MelValues.Capture(ref name, pair.Value);
        logEvent.Set(name, value);
        return true;
    }

    /// <summary>The template; by custom the last of the pairs.</summary>
    static string? FormatOf(IEnumerable<KeyValuePair<string, object?>>? pairs)
    {
        try
        {
            switch (pairs)
            {
                case null:
                    return null;
                case IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } list
                    when IsFormat(list[^1]):
                    return (string)list[^1].Value!;
                default:
                    return pairs.Take(PairsLimit).FirstOrDefault(IsFormat).Value as string;
            }
        }
        catch (Exception)
        {
            return null;
        }
    }

    static bool IsFormat(KeyValuePair<string, object?> pair) =>
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
