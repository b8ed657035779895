// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sinks.Webhook;

/// <summary>A short stand-in for a text that is too long for its place: equal for equal texts.</summary>
static class HashText
{
    /// <summary>The characters of a whole hash.</summary>
    public const int Length = 64;

    /// <summary>The text itself when it is short enough, else the beginning of its SHA-256 in hex.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters.</param>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        Span<char> hash = stackalloc char[Length];
        Write(text, hash);
        return hash[..Math.Min(limit, Length)].ToString();
    }

    /// <summary>Writes 64 hex digits, lower case.</summary>
    public static void Write(ReadOnlySpan<char> text, Span<char> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        for (var i = 0; i < hash.Length; i++)
        {
            hex[2 * i] = "0123456789abcdef"[hash[i] >> 4];
            hex[(2 * i) + 1] = "0123456789abcdef"[hash[i] & 15];
        }
    }
}
