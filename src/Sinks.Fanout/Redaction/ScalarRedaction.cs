// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Security;
using System.Text;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>One scalar: known types pass, texts are read, strangers become texts first.</summary>
static class ScalarRedaction
{
    const int BytesLimit = 1024;

    // A character takes three bytes at most (the long ones count as two).
    const int LongTextBytes = (3 * TextLimit.MaxLength) + 4;

    public static ScalarValue Redact(Redactor redactor, string name, ScalarValue scalar)
    {
        if (scalar.Value is null)
            return scalar;
        var isKnown = scalar.Value is not string && IsKnown(scalar.Value);
        var verdict = redactor.Judge(name);
        if (verdict == NameVerdict.Secret && !IsMetadata(scalar.Value))
        {
            return scalar.Value is string secret && redactor.IsPlaceholder(secret)
                ? scalar
                : new ScalarValue(redactor.Take(RuleNames.Name));
        }

        if (isKnown)
            return scalar;
        var text = TextOf(redactor, scalar.Value);
        var redacted = redactor.Redact(text);
        if (verdict == NameVerdict.SecretIfRandom && RandomLook.Has(text))
            redacted = redactor.Take(RuleNames.Name);
        return ReferenceEquals(redacted, scalar.Value) ? scalar : new ScalarValue(redacted);
    }

    /// <summary>The text of a dictionary key; nothing when it cannot be had.</summary>
    public static string TextOrNothing(object value)
    {
        try
        {
            return Format(value);
        }
        catch (Exception)
        {
            return "";
        }
    }

    static bool IsKnown(object value) => value is bool or char or Guid or DateTime or DateTimeOffset or TimeSpan
        or DateOnly or TimeOnly or sbyte or byte or short or ushort or int or uint or long or ulong or float or double
        or decimal;

    static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong
        or float or double or decimal or Half or nint or nuint or Int128 or UInt128 or BigInteger;

    // A yes, a time or a kind under a secret name is about the secret, so is a 0 or 1; another number may be a PIN.
    static bool IsMetadata(object value) => value is bool or Enum or DateTime or DateTimeOffset or TimeSpan or DateOnly
        or TimeOnly or CancellationToken or MemberInfo || (IsNumber(value) && Format(value) is "0" or "1");

    static string TextOf(Redactor redactor, object value) => value switch
    {
        SecureString => redactor.Take(RuleNames.Name),
        byte[] bytes => TextOf(redactor, bytes),
        char[] chars => new string(chars),
        ReadOnlyMemory<char> chars => chars.ToString(),
        Memory<char> chars => chars.ToString(),
        Uri uri => uri.OriginalString,
        _ => Format(value),
    };

    static string Format(object value) => value switch
    {
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Bytes that are a text are read as one; the rest is shown as Serilog shows it.
    static string TextOf(Redactor redactor, byte[] bytes)
    {
        var text = Start(bytes, TextLimit.MaxLength);
        var redacted = redactor.Redact(text);
        if (!ReferenceEquals(redacted, text))
        {
            // Redaction cuts a long text itself, as it gets more than it keeps: here a secret might be halved.
            return bytes.Length > TextLimit.MaxLength ? redactor.Redact(Start(bytes, LongTextBytes)) : redacted;
        }

        if (bytes.Length <= BytesLimit)
            return Convert.ToHexString(bytes);
        var start = Convert.ToHexString(bytes, 0, 16);
        return string.Create(CultureInfo.InvariantCulture, $"{start}... ({bytes.Length} bytes)");
    }

    static string Start(byte[] bytes, int length) => Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, length));
}
