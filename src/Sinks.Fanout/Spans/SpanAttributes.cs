// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reads tags, which may hold strangers' objects, into typed and redacted values. Not thread-safe: what it gathers in
/// is used again.
/// </summary>
sealed class SpanAttributes(Redactor redactor)
{
    const int Limit = 128;
    const int ScalarBytes = 48;

    readonly CleanNames _names = new(redactor);
    readonly List<FanoutProperty> _gathered = [];
    readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public void ForgetNames() => _names.Forget();

    /// <summary>Reads the tags of a span. What they say of its context counts where nothing else does.</summary>
    public FanoutProperties Read(
        Activity.Enumerator<KeyValuePair<string, object?>> tags,
        ref FanoutContext context,
        out int leftOut,
        out int bytes)
    {
        leftOut = 0;
        bytes = 0;
        foreach (ref readonly var tag in tags)
        {
            leftOut += TryAdd(tag, ref bytes) ? 0 : 1;
            if (ContextNames.TryGet(tag.Key, out var field) && context.Get(field) is null && tag.Value is string text)
                context = context.With(field, text);
        }

        return Taken();
    }

    /// <summary>Reads the tags of an event or a link, of which those beyond the limit are left out.</summary>
    public FanoutProperties Read(Activity.Enumerator<KeyValuePair<string, object?>> tags, ref int bytes)
    {
        foreach (ref readonly var tag in tags)
            TryAdd(tag, ref bytes);
        return Taken();
    }

    /// <summary>The last of equal names holds, in the place of the first.</summary>
    bool TryAdd(in KeyValuePair<string, object?> tag, ref int bytes)
    {
        if (string.IsNullOrEmpty(tag.Key) || tag.Value is null)
            return true;
        var isKnown = _places.TryGetValue(tag.Key, out var place);
        if (!isKnown && _gathered.Count >= Limit)
            return false;
        var value = Redact(tag.Key, tag.Value);
        if (Removed.Is(value))
            return true;
        var property = new FanoutProperty(_names.Redact(tag.Key), ValueConverter.Convert(value));
        bytes = TextSize.Add(bytes, ScalarBytes, 2 * tag.Key.Length);
        if (property.Value.AsText() is { } text)
            bytes = TextSize.Add(bytes, 2 * text.Length, 0);
        if (isKnown)
        {
            _gathered[place] = property;
        }
        else
        {
            _places.Add(tag.Key, _gathered.Count);
            _gathered.Add(property);
        }

        return true;
    }

    FanoutProperties Taken()
    {
        if (_gathered.Count == 0)
            return FanoutProperties.Empty;
        // Names that hold secrets leave the same marker.
        var taken = new FanoutProperties(
            _gathered.DistinctBy(static property => property.Name, StringComparer.Ordinal).ToArray());
        _gathered.Clear();
        _places.Clear();
        return taken;
    }

    LogEventPropertyValue Redact(string name, object value)
    {
        try
        {
            // What is no text, number, flag or list of them is captured as where a log call holds it.
            return redactor.RedactProperty(name, MelValues.Capture(value));
        }
        catch (Exception)
        {
            return new ScalarValue(ExceptionMessage.Unreadable);
        }
    }
}
