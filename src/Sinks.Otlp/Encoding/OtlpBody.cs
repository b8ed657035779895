// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Sinks.Otlp;

/// <summary>
/// What the encoders write of an event: the length of its scope's name in two bytes, that name, and the log record.
/// Records of one scope stand together in a request, so the client has to know it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly ref struct OtlpBody
{
    const int ScopeLimit = 1024;
    const int VersionLimit = 64;

    // Between name and version; in neither of them.
    const byte Separator = 0;
    const int LengthBytes = 2;

    OtlpBody(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> record)
    {
        Scope = scope;
        Record = record;
    }

    /// <summary>The scope's name and version in UTF-8; empty for an event without a category.</summary>
    public ReadOnlySpan<byte> Scope { get; }

    /// <summary>The scope's name.</summary>
    public ReadOnlySpan<byte> ScopeName =>
        Scope.IndexOf(Separator) is >= 0 and var at ? Scope[..at] : Scope;

    /// <summary>The scope's version; empty for none.</summary>
    public ReadOnlySpan<byte> ScopeVersion =>
        Scope.IndexOf(Separator) is >= 0 and var at ? Scope[(at + 1)..] : default;

    public ReadOnlySpan<byte> Record { get; }

    public static OtlpBody Of(ReadOnlyMemory<byte> body)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(body.Span);
        return new OtlpBody(body.Span.Slice(LengthBytes, length), body.Span[(LengthBytes + length)..]);
    }

    /// <summary>Writes what comes before the record.</summary>
    public static void WriteScope(string? scope, IBufferWriter<byte> output, string? version = null)
    {
        var name = Part(scope, ScopeLimit);
        var behind = Part(version, VersionLimit);
        var span = output.GetSpan(LengthBytes + 1 + (3 * (name.Length + behind.Length)));
        var written = Encoding.UTF8.GetBytes(name, span[LengthBytes..]);
        if (!behind.IsEmpty)
        {
            span[LengthBytes + written++] = Separator;
            written += Encoding.UTF8.GetBytes(behind, span[(LengthBytes + written)..]);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(span, (ushort)written);
        output.Advance(LengthBytes + written);
    }

    static ReadOnlySpan<char> Part(string? text, int limit)
    {
        var part = text.AsSpan();
        if (part.IndexOf((char)Separator) is >= 0 and var end)
            part = part[..end];
        return part.Length > limit ? part[..limit] : part;
    }
}
