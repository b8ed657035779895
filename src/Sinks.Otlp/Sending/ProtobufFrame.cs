// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>
/// An <c>ExportLogsServiceRequest</c> or an <c>ExportTraceServiceRequest</c> in protocol buffers: their fields have the
/// same numbers.
/// </summary>
sealed class ProtobufFrame(OtlpResource resource) : IOtlpFrame
{
    const int LengthDelimited = 2;

    readonly byte[] _resource = Resource(resource);
    readonly byte[] _schema = Schema();

    public ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch)
    {
        var groups = ScopeGroups.Of(batch);
        var whole = _resource.Length + _schema.Length
            + groups.Sum(static group => ProtoBuffer.FieldSize(SizeOf(group)));
        var request = new byte[ProtoBuffer.FieldSize(whole)];
        var rest = request.AsSpan();
        // resource_logs = 1: resource = 1, scope_logs = 2, schema_url = 3.
        Header(ref rest, 1, whole);
        Put(ref rest, _resource);
        foreach (var group in groups)
        {
            Header(ref rest, 2, SizeOf(group));
            Write(ref rest, group);
        }

        Put(ref rest, _schema);
        return request;
    }

    /// <summary>A ScopeLogs: scope = 1 with its name = 1 and version = 2, log_records = 2.</summary>
    static void Write(ref Span<byte> rest, List<EncodedItem> group)
    {
        var first = OtlpBody.Of(group[0].Body);
        if (!first.Scope.IsEmpty)
        {
            Header(ref rest, 1, SizeOfScope(first));
            Header(ref rest, 1, first.ScopeName.Length);
            Put(ref rest, first.ScopeName);
            if (!first.ScopeVersion.IsEmpty)
            {
                Header(ref rest, 2, first.ScopeVersion.Length);
                Put(ref rest, first.ScopeVersion);
            }
        }

        foreach (var item in group)
        {
            var record = OtlpBody.Of(item.Body).Record;
            Header(ref rest, 2, record.Length);
            Put(ref rest, record);
        }
    }

    static int SizeOf(List<EncodedItem> group)
    {
        var first = OtlpBody.Of(group[0].Body);
        var size = first.Scope.IsEmpty ? 0 : ProtoBuffer.FieldSize(SizeOfScope(first));
        foreach (var item in group)
            size += ProtoBuffer.FieldSize(OtlpBody.Of(item.Body).Record.Length);
        return size;
    }

    static int SizeOfScope(OtlpBody body) =>
        ProtoBuffer.FieldSize(body.ScopeName.Length)
        + (body.ScopeVersion.IsEmpty ? 0 : ProtoBuffer.FieldSize(body.ScopeVersion.Length));

    static byte[] Resource(OtlpResource resource)
    {
        var buffer = new ProtoBuffer();
        var message = buffer.Open(1);
        foreach (var (name, value) in resource.Attributes)
        {
            var attribute = buffer.Open(1);
            buffer.Text(1, name);
            var any = buffer.Open(2);
            buffer.Text(1, value);
            buffer.Close(any);
            buffer.Close(attribute);
        }

        buffer.Close(message);
        return buffer.Written.ToArray();
    }

    static byte[] Schema()
    {
        var buffer = new ProtoBuffer();
        buffer.Text(3, Encoding.UTF8.GetBytes(OtlpResource.SchemaUrl));
        return buffer.Written.ToArray();
    }

    static void Header(ref Span<byte> rest, int field, int size)
    {
        rest[0] = (byte)((field << 3) | LengthDelimited);
        var at = 1;
        for (; size >= 0x80; size >>= 7)
            rest[at++] = (byte)(size | 0x80);
        rest[at++] = (byte)size;
        rest = rest[at..];
    }

    static void Put(ref Span<byte> rest, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }
}
