// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Sinks.Fanout;

/// <summary>Ids in keys.</summary>
static class KeyText
{
    const int LengthLimit = 256;

    /// <summary>A key is held for minutes, and an id may be a text of any length.</summary>
    public static string? Bounded(string? id) => id?.Length > LengthLimit
        ? Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())))
        : id;
}
