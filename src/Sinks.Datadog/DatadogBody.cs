// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Events as one JSON array.</summary>
static class DatadogBody
{
    static readonly ReadOnlyMemory<byte> Begin = "["u8.ToArray();
    static readonly ReadOnlyMemory<byte> Between = ","u8.ToArray();
    static readonly ReadOnlyMemory<byte> End = "]"u8.ToArray();

    /// <summary>The array in pieces, so that nothing is copied only to be compressed.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Parts(IReadOnlyList<EncodedItem> batch)
    {
        var parts = new List<ReadOnlyMemory<byte>>((2 * batch.Count) + 1);
        for (var i = 0; i < batch.Count; i++)
        {
            parts.Add(i == 0 ? Begin : Between);
            parts.Add(batch[i].Body);
        }

        parts.Add(End);
        return parts;
    }

    /// <summary>The pieces one after the other.</summary>
    public static ReadOnlyMemory<byte> Whole(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var whole = new byte[parts.Sum(static part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(whole.AsMemory(at));
            at += part.Length;
        }

        return whole;
    }
}
