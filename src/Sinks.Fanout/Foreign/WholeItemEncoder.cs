// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>Says that its backend takes items as they are, without bytes.</summary>
sealed class WholeItemEncoder : IItemEncoder
{
    public static WholeItemEncoder Instance { get; } = new();

    public int TrimLevels => 0;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        // What is sent is the item.
    }
}
