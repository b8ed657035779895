// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>
/// The key of an incident. What triggers it and what resolves it differ in everything but what they are about, so the
/// key of a resolve never comes from the error.
/// </summary>
sealed class PagerDutyDedup(string? dedupBy)
{
    public const string Property = "PagerDutyDedupKey";

    const int Limit = 255;

    readonly IReadOnlyList<(string Text, EventField? Field)> _pieces = FieldText.Parse(dedupBy ?? "");

    /// <summary>The key, or null when nothing tells which incident a resolve is about.</summary>
    public string? KeyFor(FanoutEvent item, PagerDutyAction action)
    {
        var key = EventGroup.Identity(item, Property)
            ?? Filled(item)
            ?? EventGroup.Identity(item, EventGroup.Property)
            ?? (action == PagerDutyAction.Trigger ? KeyOfError(item) : null);
        return key is null ? null : HashText.Shorten(key, Limit);
    }

    /// <summary>Null unless every value is there: a key with a hole would be that of many.</summary>
    string? Filled(FanoutEvent item)
    {
        if (_pieces.Count == 0)
            return null;
        var text = new StringBuilder();
        foreach (var (piece, field) in _pieces)
        {
            var value = field is null ? piece : field.For(item);
            if (string.IsNullOrEmpty(value) || EventGroup.IsMarked(value))
                return null;
            text.Append(value);
        }

        return text.ToString();
    }

    static string KeyOfError(FanoutEvent item)
    {
        var place = EventGroup.PlaceOf(item.Exception);
        return HashText.Of($"{item.Exception?.Type}\n{item.Template}\n{place?.TypeName}\n{place?.Function}");
    }
}
