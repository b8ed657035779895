// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace Sinks.Fanout;

/// <summary>Reads the text of source files.</summary>
static class SourceText
{
    /// <summary>A longer file is no source that anybody wrote.</summary>
    public const int BytesLimit = 1024 * 1024;

    /// <summary>The text of a file on this machine; null when it is not there, or not the one that was built.</summary>
    /// <param name="path">The path as the symbols record it, which may be that of another machine.</param>
    /// <param name="hash">The SHA-256 of the file that was built; null when it is not known.</param>
    public static string? Read(string path, byte[]? hash)
    {
        if (!Path.IsPathFullyQualified(path) || IsOnNetwork(path))
            return null;
        var file = new FileInfo(path);
        // Pipes and devices have no length, and reading them might never end.
        if (!file.Exists || file.Length is 0 or > BytesLimit)
            return null;
        using var stream = ModuleImage.OpenFile(path);
        var bytes = new byte[file.Length];
        using var text = new MemoryStream(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (hash is not null && !SHA256.HashData(text).AsSpan().SequenceEqual(hash))
            return null;
        text.Position = 0;
        return Decode(text);
    }

    /// <summary>The text of bytes in UTF-8, or in the encoding that their first ones name.</summary>
    public static string Decode(Stream bytes)
    {
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A server that does not answer would hold up every event.</summary>
    public static bool IsOnNetwork(string path) => path.Length > 1 && path[0] is '/' or '\\' && path[1] is '/' or '\\';
}
