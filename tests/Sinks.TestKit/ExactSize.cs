// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Shouldly;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>Events whose encoded form has an exact number of bytes, for tests of limits to the byte.</summary>
public static class ExactSize
{
    /// <summary>An event that the encoder writes in exactly so many bytes.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="item">The event to make larger; null for some event.</param>
    /// <param name="padded">
    /// Makes it larger by so many steps, each the same number of bytes or nearly so; null lengthens its message.
    /// </param>
    public static FanoutEvent Event(
        IItemEncoder encoder,
        int bytes,
        FanoutEvent? item = null,
        Func<FanoutEvent, int, FanoutEvent>? padded = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        item ??= Some.Event();
        padded ??= WithMessage;
        var steps = 0;
        var size = 0;
        // Lengths that are written too (protobuf) change in size themselves: hence several tries.
        for (var tries = 0; tries < 20; tries++)
        {
            var made = padded(item, steps);
            size = Encoded(encoder, made).Length;
            if (size == bytes)
                return made;
            var perStep = Math.Max(1, Encoded(encoder, padded(item, steps + 64)).Length - size) / 64;
            steps = Math.Max(0, steps + ((bytes - size) / Math.Max(1, perStep)));
        }

        throw new ShouldAssertException(
            $"No event of {bytes} bytes could be made, only of {size}: pad what the encoder does not shorten.");
    }

    /// <summary>What the encoder writes of an event.</summary>
    public static byte[] Encoded(IItemEncoder encoder, FanoutItem item, int trimLevel = 0)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        var output = new ArrayBufferWriter<byte>();
        encoder.Encode(item, output, trimLevel);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The event with so many characters more in its message.</summary>
    public static FanoutEvent WithMessage(FanoutEvent item, int characters)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item with { Message = item.Message + new string('x', characters) };
    }
}
