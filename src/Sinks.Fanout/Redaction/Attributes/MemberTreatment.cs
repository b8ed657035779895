// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What the attributes of a member ask for, ready to be done.</summary>
sealed record MemberTreatment(MemberAction Action)
{
    // As of every partial strategy.
    const int ShownShare = 4;

    static readonly ScalarValue Failed = new(Marker.Of(RuleNames.Error));

    /// <summary>For <see cref="MemberAction.Redact"/>: the attribute's own strategy.</summary>
    public RedactionStrategy? Strategy { get; init; }

    /// <summary>For <see cref="MemberAction.Mask"/>: how many characters stay at the beginning.</summary>
    public int ShowFirst { get; init; }

    /// <summary>For <see cref="MemberAction.Mask"/>: how many characters stay at the end.</summary>
    public int ShowLast { get; init; }

    /// <summary>For <see cref="MemberAction.Mask"/>: what stands for the rest.</summary>
    public string Mask { get; init; } = "***";

    /// <summary>For <see cref="MemberAction.Substitute"/>: what is looked for; null when it is no pattern.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>For <see cref="MemberAction.Substitute"/>: what it is replaced by.</summary>
    public string Replacement { get; init; } = "";

    /// <summary>The stricter of two; of two alike the one that says how.</summary>
    public static MemberTreatment? Stricter(MemberTreatment? one, MemberTreatment? other)
    {
        if (one is null || other is null)
            return one ?? other;
        if (one.Action != other.Action)
            return one.Action > other.Action ? one : other;
        return one.Strategy is null ? other : one;
    }

    /// <summary>The value as it may be logged; null when the member is left out.</summary>
    public LogEventPropertyValue? Apply(object? value, ILogEventPropertyValueFactory factory) => Action switch
    {
        MemberAction.Remove => null,
        MemberAction.OmitNull or MemberAction.OmitDefault when value is null => null,
        MemberAction.OmitDefault when IsDefault(value) => null,
        MemberAction.Keep or MemberAction.OmitNull or MemberAction.OmitDefault =>
            factory.CreatePropertyValue(value, destructureObjects: true),
        _ when value is null => new ScalarValue(null),
        MemberAction.Substitute when value is string text => Substitute(text),
        MemberAction.Mask when value is string text && IsLittleShown(text) =>
            new ScalarValue(string.Concat(text.AsSpan(0, ShowFirst), Mask, text.AsSpan(text.Length - ShowLast))),
        _ when Strategy == RedactionStrategy.Remove => null,
        _ => new ScalarValue(new AttributedValue(value, Strategy)),
    };

    [UnconditionalSuppressMessage(
        "Trimming", "IL2072", Justification = "There is a value of the type already, and no constructor is run.")]
    static bool IsDefault(object value) =>
        value is ValueType && value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType()));

    bool IsLittleShown(string text) =>
        ShowFirst >= 0 && ShowLast >= 0 && ShowFirst + ShowLast > 0
        && (long)(ShowFirst + ShowLast) * ShownShare <= text.Length;

    ScalarValue Substitute(string text)
    {
        try
        {
            return Pattern is null ? Failed : new ScalarValue(Pattern.Replace(text, Replacement));
        }
        catch (RegexMatchTimeoutException)
        {
            return Failed;
        }
    }
}
