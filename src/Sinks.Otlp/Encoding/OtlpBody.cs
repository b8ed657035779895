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
    const int LengthBytes = 2;

    OtlpBody(ReadOnlySpan<byte> scope, ReadOnlySpan<byte> record)
    {
        Scope = scope;
        Record = record;
    }

    /// <summary>The scope's name in UTF-8; empty for an event without a category.</summary>
    public ReadOnlySpan<byte> Scope { get; }

    public ReadOnlySpan<byte> Record { get; }

    public static OtlpBody Of(ReadOnlyMemory<byte> body)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(body.Span);
        return new OtlpBody(body.Span.Slice(LengthBytes, length), body.Span[(LengthBytes + length)..]);
    }

    /// <summary>Writes what comes before the record.</summary>
    public static void WriteScope(string? scope, IBufferWriter<byte> output)
    {
        var name = scope.AsSpan();
        if (name.Length > ScopeLimit)
            name = name[..ScopeLimit];
        var span = output.GetSpan(LengthBytes + (3 * name.Length));
        var written = Encoding.UTF8.GetBytes(name, span[LengthBytes..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span, (ushort)written);
        output.Advance(LengthBytes + written);
    }
}
