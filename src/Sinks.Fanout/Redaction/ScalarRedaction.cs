// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>One scalar: known types pass, texts are read, strangers become texts first.</summary>
static class ScalarRedaction
{
    // The least number of twelve digits.
    const long CardMinimum = 100_000_000_000;

    public static ScalarValue Redact(Redactor redactor, string name, ScalarValue scalar)
    {
        if (scalar.Value is null)
            return scalar;
        if (scalar.Value is AttributedValue marked)
        {
            var own = new ScalarValue(marked.Text ?? (object)marked);
            return redactor.TakeValue(RuleNames.Attribute, name, own, marked.Strategy);
        }

        var isKnown = scalar.Value is not string && IsKnown(scalar.Value);
        var verdict = redactor.Judge(name);
        if (verdict == NameVerdict.Secret && (!IsMetadata(scalar.Value) || IsBirthdate(redactor, name, scalar.Value)))
        {
            return scalar.Value is string secret && redactor.IsPlaceholder(secret)
                ? scalar
                : redactor.TakeValue(RuleNames.Name, name, scalar);
        }

        if (isKnown)
            return MayBeCard(scalar.Value) ? RedactCard(redactor, name, scalar) : scalar;
        var text = TextOf(redactor, scalar.Value);
        var redacted = redactor.RedactText(text, name);
        if (verdict == NameVerdict.SecretIfRandom && RandomLook.Has(text))
            return redactor.TakeValue(RuleNames.Name, name, scalar);
        if (ReferenceEquals(redacted, text) && ByteText.OfHex(redactor, text) is { } hidden)
            redacted = hidden;
        if (redacted.Length == 0 && text.Length > 0)
            return Removed.Value;
        return ReferenceEquals(redacted, scalar.Value) ? scalar : new ScalarValue(redacted);
    }

    /// <summary>The text of a dictionary key; nothing when it cannot be had.</summary>
    public static string TextOrNothing(object value)
    {
        try
        {
            return ObjectText.Format(value);
        }
        catch (Exception)
        {
            return "";
        }
    }

    static bool IsKnown(object value) => value is bool or char or Guid or DateTime or DateTimeOffset or TimeSpan
        or DateOnly or TimeOnly or sbyte or byte or short or ushort or int or uint or long or ulong or float or double
        or decimal;

    static bool MayBeCard(object value) => value switch
    {
        long number => number >= CardMinimum,
        ulong number => number >= CardMinimum,
        decimal number => number >= CardMinimum && decimal.IsInteger(number),
        double number => number is >= CardMinimum and < 1e16 && double.IsInteger(number),
        _ => false,
    };

    static ScalarValue RedactCard(Redactor redactor, string name, ScalarValue scalar)
    {
        var digits = ((IFormattable)scalar.Value!).ToString("F0", CultureInfo.InvariantCulture);
        if (!CardRule.IsCard(digits))
            return scalar;
        var redacted = redactor.RedactText(digits, name);
        if (redacted.Length == 0)
            return Removed.Value;
        return ReferenceEquals(redacted, digits) ? scalar : new ScalarValue(redacted);
    }

    static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong
        or float or double or decimal or Half or nint or nuint or Int128 or UInt128 or BigInteger;

    // A yes, a time or a kind under a secret name is about the secret, so is a 0 or 1; another number may be a PIN.
    static bool IsMetadata(object value) => value is bool or Enum or DateTime or DateTimeOffset or TimeSpan or DateOnly
        or TimeOnly or CancellationToken or MemberInfo
        || (value is JsonElement element && element.ValueKind is JsonValueKind.True or JsonValueKind.False
            or JsonValueKind.Null or JsonValueKind.Undefined)
        || (IsNumber(value) && ObjectText.Format(value) is "0" or "1");

    static bool IsBirthdate(Redactor redactor, string name, object value) =>
        value is DateTime or DateTimeOffset or DateOnly
        && redactor.Rules.RuleOf(RuleNames.Name, name) is RuleNames.Birthdate;

    static string TextOf(Redactor redactor, object value)
    {
        if (ObjectText.IsSecret(value))
            return redactor.Take(RuleNames.Name);
        return ObjectText.TryGetBytes(value, out var bytes)
            ? ByteText.Of(redactor, bytes.Span)
            : ObjectText.Of(redactor, value);
    }
}
