// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Text;

namespace Sinks.Fanout;

/// <summary>Reads the key of pseudonyms and its id.</summary>
static class PseudonymKey
{
    public const int IdLimit = 16;
    const int Minimum = 32;

    /// <summary>The bytes of a key written as base64, else as text; null when they are too few.</summary>
    public static byte[]? TryRead(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length) + 3];
        if (Convert.TryFromBase64String(text, decoded, out var length) && length >= Minimum)
            return decoded[..length];
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length >= Minimum ? bytes : null;
    }

    /// <summary>Whether a text may stand in a marker as the id of a key.</summary>
    public static bool IsKeyId(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= IdLimit && text.IndexOfAnyExcept(CharKinds.Rule) < 0;
}
