// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Encodes items one by one into a buffer it reuses, trimming what is too large. Not thread-safe.</summary>
sealed class ItemEncoding
{
    // Larger buffers are rare; keeping one for ever would be a leak of the size of the largest event.
    const int KeptBytes = 256 * 1024;

    ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>
    /// Encodes the item for that plan's backend unless it is, from its trim level on, until it fits. An exception
    /// concerns
    /// this item alone.
    /// </summary>
    /// <returns>Null when it is encoded, else why it has to be dropped.</returns>
    public DropReason? Encode(LaneItem item, LanePlan plan)
    {
        item.EncodeFor(plan.Backend);
        if (item.Encoded is not null)
            return null;
        if (plan.Encoder is WholeItemEncoder)
        {
            item.KeepEncoded(Made(item, default, item.Source));
            return null;
        }

        try
        {
            for (; item.TrimLevel <= plan.TrimLevels; item.TrimLevel++)
            {
                _buffer.ResetWrittenCount();
                plan.Encoder.Encode(item.Source, _buffer, item.TrimLevel);
                if (_buffer.WrittenCount > plan.ItemBytesLimit)
                    continue;
                item.KeepEncoded(Made(item, _buffer.WrittenSpan.ToArray()));
                return null;
            }

            return DropReason.TooLarge;
        }
        catch (Exception)
        {
            return DropReason.EncodeFailed;
        }
        finally
        {
            if (_buffer.Capacity > KeptBytes)
                _buffer = new ArrayBufferWriter<byte>(4096);
        }
    }

    static EncodedItem Made(LaneItem item, ReadOnlyMemory<byte> body, FanoutItem? source = null) => new(
        item.Source,
        (item.Source as FanoutEvent)?.Level ?? LogEventLevel.Information,
        body)
    {
        Source = source,
    };
}
