// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>
/// Says in SelfLog and status what redaction could not do. A cause is said at once, then at most every 30 s with the
/// sum; names of rules and properties, never values.
/// </summary>
sealed class RedactionVoice(string name, TimeProvider time, Action<string> say)
{
    const int CauseLimit = 100;
    const int NameLimit = 40;

    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly Dictionary<string, Cause> _causes = new(StringComparer.Ordinal);

    /// <summary>What was said so far, one sentence for each cause.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            lock (_lock)
                return [.. _causes.Values.Select(static cause => cause.Sentence)];
        }
    }

    /// <summary>An id that redaction would have changed is not sent, as there is no key for pseudonyms.</summary>
    public void IdentityLeftOut(string field)
    {
        Say(
            "identity",
            $"{field} would be redacted and is left out: set Redaction:Pseudonym:Key, so that a pseudonym is sent",
            once: true);
    }

    /// <summary>A rule failed, and the value it was to look at became <c>[redacted:error]</c>.</summary>
    public void RuleFailed(string rule, string property, string why)
    {
        var where = IsHarmless(property) ? $" on {property}" : "";
        Say(rule, $"the rule {rule} {why}{where}, and the value is not sent", once: false);
    }

    void Say(string cause, string sentence, bool once)
    {
        lock (_lock)
        {
            if (!_causes.TryGetValue(cause, out var known))
            {
                if (_causes.Count == CauseLimit)
                    return;
                _causes[cause] = known = new Cause();
            }

            known.Count++;
            var isNews = known.Count == 1 || (!once && time.GetElapsedTime(known.SaidAt) >= Silence);
            if (!isNews)
                return;
            known.SaidAt = time.GetTimestamp();
            var times = known.Count == 1
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" ({known.Count} times in all)");
            known.Sentence = $"{sentence}{times}.";
            sentence = $"{name}: redaction: {known.Sentence}";
        }

        say(sentence);
    }

    /// <summary>The key of a dictionary is a name, too, and may be anything.</summary>
    static bool IsHarmless(string property) =>
        property.Length is > 0 and <= NameLimit && property.AsSpan().IndexOfAnyExcept(CharKinds.Name) < 0
        && property.Count(char.IsAsciiDigit) < 4;

    sealed class Cause
    {
        public long Count { get; set; }

        public long SaidAt { get; set; }

        public string Sentence { get; set; } = "";
    }
}
