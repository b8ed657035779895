// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Sinks.PostHog;

/// <summary>UUIDs that follow from something: the same one whenever and wherever it is asked for.</summary>
static class PostHogUuid
{
    /// <summary>The UUID of the second event that an item becomes.</summary>
    public static Guid OfException(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16 + 9];
        id.TryWriteBytes(bytes);
        "exception"u8.CopyTo(bytes[16..]);
        return Of(bytes);
    }

    /// <summary>The UUID of a text of some kind.</summary>
    public static Guid Of(ReadOnlySpan<byte> kind, string text)
    {
        const int stackBytes = 512;
        var length = kind.Length + 1 + Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = length <= stackBytes ? null : ArrayPool<byte>.Shared.Rent(length);
        var bytes = rented ?? stackalloc byte[stackBytes];
        kind.CopyTo(bytes);
        bytes[kind.Length] = (byte)':';
        var written = Encoding.UTF8.GetBytes(text, bytes[(kind.Length + 1)..]);
        var uuid = Of(bytes[..(kind.Length + 1 + written)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return uuid;
    }

    /// <summary>The beginning of the hash in the form that every reader of UUIDs takes.</summary>
    static Guid Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
