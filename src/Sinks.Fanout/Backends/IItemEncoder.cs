// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// Turns an item into the bytes its backend sends. Pure: no I/O, no clock, no state; the same item gives the same
/// bytes. An exception drops that item alone as <c>encode_failed</c>.
/// </summary>
[Experimental("SINKS001")]
public interface IItemEncoder
{
    /// <summary>How many times an item that is too large can be trimmed harder; 0 when it cannot.</summary>
    int TrimLevels { get; }

    /// <summary>Writes the item.</summary>
    /// <param name="item">The redacted item.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="trimLevel">0 for the whole item, up to <see cref="TrimLevels"/> for the smallest form of
    /// it.</param>
    void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel);
}
