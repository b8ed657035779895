// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sinks.Webhook;

/// <summary>A short stand-in for a text that is too long for its place: equal for equal texts.</summary>
static class HashText
{
    /// <summary>The text itself when it is short enough, else the beginning of its SHA-256 in hex.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most characters, at most 64 when the text is longer.</param>
    public static string Shorten(string text, int limit) =>
        text.Length <= limit ? text : Of(text)[..Math.Min(limit, 64)];

    /// <summary>64 hex digits, lower case.</summary>
    public static string Of(string text)
    {
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
