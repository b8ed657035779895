// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>An item a lane is responsible for, from acceptance until it is delivered or dropped.</summary>
sealed class LaneItem(FanoutItem source, int rank, int estimatedBytes)
{
    /// <summary>The item itself; needed to encode it, and to trim it when it proves too large.</summary>
    public FanoutItem Source { get; } = source;

    /// <summary>0 for lower events, 1 for Error, 2 for Fatal.</summary>
    public int Rank { get; } = rank;

    /// <summary>What the item counts for in the queue.</summary>
    public int QueuedBytes { get; set; } = estimatedBytes;

    /// <summary>The bytes, once encoded; kept over retries.</summary>
    public EncodedItem? Encoded { get; private set; }

    /// <summary>Whose encoder was asked last: another backend's bytes are of no use.</summary>
    public IBackend? EncodedFor { get; private set; }

    /// <summary>How hard the item was trimmed.</summary>
    public int TrimLevel { get; set; }

    /// <summary>Its place in the order of acceptance.</summary>
    public long Sequence { get; set; }

    /// <summary>When it was accepted, since the lane began.</summary>
    public TimeSpan AcceptedAt { get; set; }

    /// <summary>Which flush it belongs to.</summary>
    public int Epoch { get; set; }

    /// <summary>Begins to encode, whole for a backend it was not encoded for before.</summary>
    public void EncodeFor(IBackend backend)
    {
        if (ReferenceEquals(backend, EncodedFor))
            return;
        EncodedFor = backend;
        Encoded = null;
        TrimLevel = 0;
    }

    public void KeepEncoded(EncodedItem encoded) => Encoded = encoded;

    /// <summary>Has it encoded anew, one level smaller.</summary>
    public void Trim()
    {
        TrimLevel++;
        Encoded = null;
    }
}
