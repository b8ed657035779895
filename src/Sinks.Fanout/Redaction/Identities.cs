// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Ids that would be redacted become a bare pseudonym, <c>email:k1:...</c>, the same in every event and backend, so
/// that users and groups can still be counted.
/// </summary>
static class Identities
{
    /// <summary>Whether it is what a backend groups by, beside the context.</summary>
    public static bool IsProperty(string name) => name is "Fingerprint" or "DedupKey";

    public static bool IsClean(Redactor redactor, string value, string field) =>
        redactor.Rules.Pseudonyms?.IsOwn(value) == true
        || (!Marker.IsIn(value) && ReferenceEquals(redactor.RedactText(value, field), value));

    /// <summary>The pseudonym of an id that would be redacted; null without a key.</summary>
    public static string? PseudonymOf(Redactor redactor, string value, string field)
    {
        if (redactor.Rules.Pseudonyms is not { } pseudonyms)
            return null;
        if (Marker.IsIn(value))
        {
            // Copied from a property, where it has its marker around it.
            var inner = Marker.LengthAt(value) == value.Length ? Marker.InnerOf(value) : null;
            return inner is not null && pseudonyms.IsOwn(inner) ? inner : null;
        }

        try
        {
            var hits = redactor.Find(value, field);
            if (hits.Count == 0)
                return null;
            var longest = hits.MaxBy(static hit => hit.Length);
            var rule = longest.Kind ?? longest.Rule;
            var name = longest.Treatment.PerName ? field : "";
            return string.Concat(rule, ":", pseudonyms.Of(rule, name, value));
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>A property that is an id, or a list of them. What cannot be one is left out.</summary>
    public static LogEventPropertyValue Redact(Redactor redactor, string name, LogEventPropertyValue value)
    {
        switch (value)
        {
            case ScalarValue { Value: string text }:
                return Same(value, text, redactor.RedactIdentity(text, name));
            case SequenceValue sequence:
                var parts = sequence.Elements.Select(part => Redact(redactor, name, part)).ToList();
                var isSame = parts.Zip(sequence.Elements).All(static pair => ReferenceEquals(pair.First, pair.Second));
                return isSame ? value : new SequenceValue(parts.Where(static part => !Removed.Is(part)));
            default:
                // Numbers are ids, too; a card is none that may be sent.
                var redacted = redactor.Redact(name, value);
                if (redacted is not ScalarValue { Value: string changed } || !Marker.IsIn(changed))
                    return redacted;
                return Same(value, null, ValueText.Of(value) is { } own ? redactor.RedactIdentity(own, name) : null);
        }
    }

    static ScalarValue Same(LogEventPropertyValue value, string? text, string? redacted)
    {
        if (redacted is null)
            return Removed.Value;
        return ReferenceEquals(text, redacted) ? (ScalarValue)value : new ScalarValue(redacted);
    }
}
