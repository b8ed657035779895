// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Recognises an event that comes in by several faces: by two sinks of one logger, or by the provider for
/// Microsoft.Extensions.Logging and by the Serilog logger its factory forwards to. Only the dispatcher touches it, and
/// only where a pipeline has several faces.
/// </summary>
sealed class Twins(string name, TimeProvider time, Action<string> say)
{
    // Twins are logged by one call: what lies between is what other providers and sinks take.
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    const int Limit = 4_096;

    // What Serilog gives out again without a category gets this one.
    const string NoCategory = "None";

    const int PassiveAfter = 3;

    readonly Dictionary<Key, List<Seen>> _byKey = [];
    readonly Queue<Seen> _byAge = new();

    // Weak: a provider lives as long as its logger factory.
    readonly ConditionalWeakTable<FanoutLoggerProvider, Dictionary<(string, LogEventLevel), Streak>> _streaks = [];
    bool _isSaid;
    long? _forgottenAt;
    long _lastAt;

    /// <summary>Events that are remembered.</summary>
    public int Count => _byAge.Count;

    /// <summary>When all is forgotten, though no event comes, by the clock's timestamps.</summary>
    public long? NextDue => _forgottenAt;

    /// <summary>Whether the event came in before by another face.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="sink">The sink it came by, if there are several faces.</param>
    public bool HasSeen(LogEvent logEvent, PipelineLease? sink)
    {
        if (logEvent is MelLogEvent { MayHaveTwin: true, Provider: var provider })
            return HasSeen(logEvent, provider, provider, sink);
        // What comes by no face, such as a report, has no twin.
        return sink is not null && HasSeen(logEvent, sink, null, sink);
    }

    /// <summary>Lets go of events whose twins would have come long ago.</summary>
    public void ForgetLate()
    {
        if (_forgottenAt is not { } at || time.GetTimestamp() < at)
            return;
        // Looked at once in a while, and not armed anew for each event.
        _forgottenAt = AfterWindow(_lastAt);
        if (_forgottenAt > time.GetTimestamp())
            return;
        _byKey.Clear();
        _byAge.Clear();
        _forgottenAt = null;
    }

    bool HasSeen(LogEvent logEvent, object face, FanoutLoggerProvider? provider, PipelineLease? sink)
    {
        Forget(logEvent.Timestamp);
        var key = KeyOf(logEvent);
        var number = provider is null ? 0 : StreakOf(provider, key).Next++;
        if (!_byKey.TryGetValue(key, out var known))
            _byKey[key] = known = [];
        foreach (var seen in known)
        {
            if (!seen.Faces.Contains(face) && IsSame(seen.Event, logEvent))
            {
                seen.Faces.Add(face);
                Tell(seen, provider, number, sink);
                return true;
            }
        }

        var first = new Seen(logEvent, key, number, sink, [face]);
        known.Add(first);
        _byAge.Enqueue(first);
        _lastAt = time.GetTimestamp();
        _forgottenAt ??= AfterWindow(_lastAt);
        return false;
    }

    long AfterWindow(long timestamp) => timestamp + (long)(2 * Window.TotalSeconds * time.TimestampFrequency);

    void Tell(Seen seen, FanoutLoggerProvider? provider, long number, PipelineLease? sink)
    {
        var first = (seen.Event as MelLogEvent)?.Provider;
        if ((provider ?? first) is not { } forwarding)
        {
            if (!_isSaid)
                say($"{name}: events come in by two sinks; each is delivered once. One WriteTo.Fanout is enough.");
            _isSaid = true;
            return;
        }

        // One after the other, and none in between that no sink has seen: it was no accident.
        var streak = StreakOf(forwarding, seen.Key);
        var twin = provider is null ? seen.Number : number;
        streak.Length = twin == streak.Last + 1 ? streak.Length + 1 : 1;
        streak.Last = twin;
        if (streak.Length >= PassiveAfter && (sink ?? seen.Sink) is { } forwardedTo)
            forwarding.GoPassive(seen.Key.Category, seen.Key.Level, forwardedTo);
    }

    Streak StreakOf(FanoutLoggerProvider provider, in Key key)
    {
        var streaks = _streaks.GetOrCreateValue(provider);
        if (!streaks.TryGetValue((key.Category, key.Level), out var streak))
        {
            if (streaks.Count >= Limit)
                streaks.Clear();
            streaks[(key.Category, key.Level)] = streak = new Streak();
        }

        return streak;
    }

    void Forget(DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count >= Limit || now - oldest.Event.Timestamp > Window))
        {
            _byAge.Dequeue();
            var known = _byKey[oldest.Key];
            known.Remove(oldest);
            if (known.Count == 0)
                _byKey.Remove(oldest.Key);
        }
    }

    static bool IsSame(LogEvent first, LogEvent second) =>
        ReferenceEquals(first.Exception, second.Exception)
        && (first is MelLogEvent, second is MelLogEvent) switch
        {
            (true, true) => false,
            (false, false) => IsCopy(first, second),
            _ => HasSameValues(first, second),
        };

    /// <summary>A logger below another one gets a copy, which shares the values.</summary>
    static bool IsCopy(LogEvent first, LogEvent second) =>
        ReferenceEquals(first, second)
        || (first.Timestamp == second.Timestamp
            && ReferenceEquals(first.MessageTemplate, second.MessageTemplate)
            && first.Properties.All(property =>
                !second.Properties.TryGetValue(property.Key, out var value) || ReferenceEquals(value, property.Value)));

    /// <summary>What the template names is equal; the rest may be enriched on one way and not on the other.</summary>
    static bool HasSameValues(LogEvent first, LogEvent second) =>
        (first.Timestamp - second.Timestamp).Duration() <= Window
        && first.MessageTemplate.Tokens.OfType<Serilog.Parsing.PropertyToken>().All(hole =>
            !first.Properties.TryGetValue(hole.PropertyName, out var one)
            || !second.Properties.TryGetValue(hole.PropertyName, out var other)
            || one is not ScalarValue
            || one.Equals(other));

    static Key KeyOf(LogEvent logEvent) =>
        new(logEvent.Level, TextOf(logEvent), EventNames.CategoryOf(logEvent) ?? NoCategory);

    /// <summary>Serilog's provider makes a property of what has no template.</summary>
    static string TextOf(LogEvent logEvent) => logEvent.MessageTemplate.Text switch
    {
        "{State:l}" when ValueOf(logEvent, "State") is { } state => state,
        "{Message:l}" when ValueOf(logEvent, "Message") is { } message => message,
        var text => text,
    };

    static string? ValueOf(LogEvent logEvent, string name) =>
        (logEvent.Properties.GetValueOrDefault(name) as ScalarValue)?.Value as string;

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Key(LogEventLevel Level, string Text, string Category);

    sealed record Seen(LogEvent Event, Key Key, long Number, PipelineLease? Sink, List<object> Faces);

    sealed class Streak
    {
        public long Next { get; set; } = 1;

        public long Last { get; set; }

        public int Length { get; set; }
    }
}
