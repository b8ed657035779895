// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Items as one JSON array, their bytes as they are.</summary>
static class JsonArrayBody
{
    public static ReadOnlyMemory<byte> Of(IReadOnlyList<EncodedItem> batch)
    {
        var output = new ArrayBufferWriter<byte>(batch.Sum(static item => item.Body.Length + 1) + 1);
        for (var i = 0; i < batch.Count; i++)
        {
            output.Write(i == 0 ? "["u8 : ","u8);
            output.Write(batch[i].Body.Span);
        }

        output.Write("]"u8);
        return output.WrittenMemory;
    }
}
