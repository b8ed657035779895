// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

/// <summary>Redactors of some options, with a key of their own.</summary>
static class With
{
    public const string Key = "an arbitrary key of 32 characters";
    public const string Card = "4242 4242 4242 4242";
    public const string Address = "joanna@example.com";

    public static Redactor Options(Action<RedactionOptions> configure, RedactionTally? tally = null)
    {
        var options = new RedactionOptions { Pseudonym = { Key = Key } };
        configure(options);
        return new Redactor(options, tally);
    }

    public static Redactor Rule(string rule, RedactionStrategy strategy, int? keep = null, bool? perName = null) =>
        Options(options => options.Rule(rule, strategy, keep, perName));

    /// <summary>What remains of a property; null when it is left out.</summary>
    public static object? Property(this Redactor redactor, string name, object? value)
    {
        var result = redactor.Redact(name, new ScalarValue(value));
        return Removed.Is(result) ? null : ((ScalarValue)result).Value;
    }

    /// <summary>Redacts, and once more to see that it changes nothing.</summary>
    public static string Twice(this Redactor redactor, string text)
    {
        var once = redactor.Redact(text);
        redactor.Redact(once).ShouldBeSameAs(once, text);
        return once;
    }
}
