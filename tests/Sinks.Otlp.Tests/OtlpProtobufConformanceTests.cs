// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Otlp.Tests;

public sealed class OtlpProtobufConformanceTests() : OtlpConformance(OtlpProtocol.HttpProtobuf)
{
    protected override IReadOnlyList<string> MessagesIn(ReceivedRequest request)
    {
        var messages = new List<string>();
        Walk(request.Body, [1, 2, 2, 5, 1], text => messages.Add(Encoding.UTF8.GetString(text)));
        return messages;
    }

    protected override string Comparable(ReceivedRequest request)
    {
        var comparable = new StringBuilder();
        // Resource and scopes, then of each record what is neither a time (fields 1 and 11) nor its own id.
        Walk(request.Body, [1, 1], part => comparable.AppendLine(Convert.ToHexString(part)));
        Walk(request.Body, [1, 2, 1], part => comparable.AppendLine(Convert.ToHexString(part)));
        Walk(request.Body, [1, 2, 2], record =>
        {
            var fields = new ProtoReader(record);
            while (fields.Next())
            {
                if (fields.Field is 1 or 11 || (fields.IsBytes && fields.Bytes.IndexOf("log.record.uid"u8) >= 0))
                    continue;
                comparable.Append(fields.Field).Append(' ');
                comparable.AppendLine(
                    fields.IsBytes ? Convert.ToHexString(fields.Bytes) : $"{fields.Number}");
            }
        });
        return comparable.ToString();
    }

    static void Walk(byte[] message, ReadOnlySpan<int> path, Action<byte[]> found)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field != path[0] || !reader.IsBytes)
                continue;
            if (path.Length == 1)
                found(reader.Bytes.ToArray());
            else
                Walk(reader.Bytes.ToArray(), path[1..], found);
        }
    }
}
