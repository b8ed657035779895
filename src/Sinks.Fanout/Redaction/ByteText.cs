// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Sinks.Fanout;

/// <summary>Bytes, which may be those of a text: then they are read as one, else shown as Serilog shows them.</summary>
static class ByteText
{
    const int BytesLimit = 1024;
    const int HexMinimum = 16;

    // Serilog shows so much of long ones.
    const int HexLimit = 2 * BytesLimit;

    // A character takes three bytes at most (the long ones count as two).
    const int LongTextBytes = (3 * TextLimit.MaxLength) + 4;

    /// <summary>The text without its secrets, or the bytes in hexadecimal digits.</summary>
    public static string Of(Redactor redactor, ReadOnlySpan<byte> bytes)
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
        var start = Convert.ToHexString(bytes[..16]);
        return string.Create(CultureInfo.InvariantCulture, $"{start}... ({bytes.Length} bytes)");
    }

    /// <summary>
    /// A text that holds a secret in hexadecimal digits, which Serilog has made of bytes, as a redacted text; null when
    /// there is none.
    /// </summary>
    public static string? OfHex(Redactor redactor, string hex)
    {
        if (hex.Length < HexMinimum || !IsHex(hex[0]) || !IsHex(hex[1]) || !redactor.Enabled)
            return null;
        var end = 0;
        while (end + 1 < hex.Length && IsHex(hex[end]) && IsHex(hex[end + 1]))
        {
            if (IsControl(hex[end], hex[end + 1]))
                return null;
            end += 2;
        }

        // Most texts are done with after a word, long before this is asked.
        var digits = hex.AsSpan(0, end);
        if (end > HexLimit || (end < hex.Length && !hex.AsSpan(end).StartsWith("... (", StringComparison.Ordinal)))
            return null;
        var text = Encoding.UTF8.GetString(Convert.FromHexString(digits));
        if (text.Contains('\ufffd', StringComparison.Ordinal))
            return null;
        var redacted = redactor.Redact(text);
        return ReferenceEquals(redacted, text) ? null : redacted;
    }

    // Serilog writes capitals.
    static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F');

    // No text has them, and a digest or number has one soon.
    static bool IsControl(char high, char low) => high == '1' || (high == '0' && low is not ('9' or 'A' or 'D'));

    static string Start(ReadOnlySpan<byte> bytes, int length) =>
        Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, length)]);
}
