// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reads the scopes around a call into an event, outermost first, so that an inner one wins. Pairs become properties,
/// texts the sequence <c>Scope</c>.
/// </summary>
sealed class ScopeReader
{
    const string ScopeProperty = "Scope";
    const int TextsLimit = 100;
    const int ScopesLimit = 1_000;

    [ThreadStatic]
    static ScopeReader? Spare;

    List<LogEventPropertyValue>? _texts;
    MelLogEvent? _logEvent;
    Activity? _activity;
    int _count;

    public static void AddScopes(FanoutLoggerProvider provider, MelLogEvent logEvent, Activity? activity)
    {
        // Taken while it is in use: what a scope says of itself may log, and come by here again.
        var reader = Spare ?? new ScopeReader();
        Spare = null;
        (reader._logEvent, reader._activity) = (logEvent, activity);
        try
        {
            if (!provider.AreScopesLeaking)
                provider.Scopes.ForEachScope(static (scope, reader) => reader.Add(scope), reader);
            if (reader._texts is { } texts)
                logEvent.Set(ScopeProperty, new SequenceValue(texts));
        }
        catch (Exception)
        {
            // A stranger's provider of scopes: the event goes without the rest of them.
            logEvent.Set(ScopeProperty, new ScalarValue(ExceptionMessage.Unreadable));
        }

        if (reader._count > ScopesLimit)
            provider.LeaveScopes(reader._count);
        (reader._logEvent, reader._activity, reader._texts, reader._count) = (null, null, null, 0);
        Spare = reader;
    }

    /// <summary>Whether a scope names the events in it.</summary>
    public static bool HoldsName(IExternalScopeProvider scopes)
    {
        var found = new StrongBox<bool>();
        try
        {
            scopes.ForEachScope(static (scope, found) => found.Value |= HoldsName(scope), found);
        }
        catch (Exception)
        {
            return found.Value;
        }

        return found.Value;
    }

    static bool HoldsName(object? scope) => scope switch
    {
        KeyValuePair<string, object?> pair => EventCapture.IsName(pair.Key),
        KeyValuePair<string, string?> pair => EventCapture.IsName(pair.Key),
        ITuple { Length: 2 } tuple => EventCapture.IsName(tuple[0] as string),
        _ => EventCapture.HoldsName(scope),
    };

    void Add(object? scope)
    {
        _count++;
        try
        {
            Read(scope);
        }
        catch (Exception)
        {
            AddText(new ScalarValue(ExceptionMessage.Unreadable));
        }
    }

    void Read(object? scope)
    {
        switch (scope)
        {
            case null:
            case WorkflowScope:
                // The ambient context has it, and knows what was pushed or restored inside it.
                break;
            case string text:
                AddText(new ScalarValue(text));
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs when IsOfActivity(pairs):
                break;
            case IEnumerable<KeyValuePair<string, object?>> tags when AreTags(tags) || IsBaggage(tags):
                EventCapture.AddPairs(_logEvent!, tags.Where(static tag => !NamesSomebody(tag.Key)));
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                // A scope with a template is read as a sentence too.
                if (EventCapture.AddPairs(_logEvent!, pairs))
                    AddText(new ScalarValue(scope.ToString()));
                break;
            case IEnumerable<KeyValuePair<string, string?>> texts:
                var isBaggage = IsBaggage(scope);
                EventCapture.AddPairs(_logEvent!, texts.Where(pair => !isBaggage || !NamesSomebody(pair.Key)).Select(
                    static pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));
                break;
            case KeyValuePair<string, object?> pair:
                EventCapture.AddPairs(_logEvent!, [pair]);
                break;
            case KeyValuePair<string, string?> pair:
                EventCapture.AddPairs(_logEvent!, [KeyValuePair.Create(pair.Key, (object?)pair.Value)]);
                break;
            case ITuple { Length: 2 } tuple when tuple[0] is string name:
                EventCapture.AddPairs(_logEvent!, [KeyValuePair.Create(name, tuple[1])]);
                break;
            default:
                AddText(MelValues.Capture(scope));
                break;
        }
    }

    void AddText(LogEventPropertyValue text)
    {
        _texts ??= [];
        if (_texts.Count < TextsLimit)
            _texts.Add(text);
    }

    /// <summary>
    /// Whether a scope says no more than the event does: a logger factory that tracks activities adds one with the
    /// ids of the current one.
    /// </summary>
    bool IsOfActivity(IEnumerable<KeyValuePair<string, object?>> scope)
    {
        if (_activity is null || scope is not IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 and <= 5 } list)
            return false;
        for (var i = 0; i < list.Count; i++)
        {
            var (name, value) = list[i];
            var isKnown = name switch
            {
                "TraceId" => Is(value, _activity.TraceId.ToHexString()),
                "SpanId" => Is(value, _activity.SpanId.ToHexString()),
                "ParentId" => Is(value, _activity.ParentSpanId.ToHexString()),
                "TraceState" or "TraceFlags" => true,
                _ => false,
            };
            if (!isKnown)
                return false;
        }

        return true;
    }

    /// <summary>
    /// A logger factory that tracks tags adds them as a scope. The context in them is read with the activity, where it
    /// is weaker than what the application says of itself.
    /// </summary>
    bool AreTags(IEnumerable<KeyValuePair<string, object?>> scope) =>
        _logEvent!.TraceId is not null && ReferenceEquals(scope, _activity?.TagObjects);

    static bool Is(object? value, string text) =>
        value is string known && string.Equals(known, text, StringComparison.Ordinal);

    /// <summary>
    /// A logger factory that tracks baggage adds it as a scope, the only one of its own that is no list. Baggage comes
    /// from whoever sent the request: it names neither a user nor an event. Where it is trusted it is read with the
    /// activity.
    /// </summary>
    static bool IsBaggage(object scope) =>
        scope is not IReadOnlyCollection<KeyValuePair<string, object?>>
        && scope.GetType().Assembly == typeof(LoggerFactory).Assembly;

    static bool NamesSomebody(string? name) =>
        name is not null
        && (ContextNames.TryGet(name, out _) || name is EventNames.Property or EventNames.IdProperty);
}
