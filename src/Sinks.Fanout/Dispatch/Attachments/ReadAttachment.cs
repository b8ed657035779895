// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a fan-out made of an attachment, kept for the next event that takes it along.</summary>
/// <param name="Reader">Who made it.</param>
/// <param name="KnownVersion">Which secrets were known.</param>
/// <param name="Info">What backends see.</param>
/// <param name="AsksDrop">Whether there is something in it for whose sake events are dropped.</param>
sealed record ReadAttachment(AttachmentReader Reader, int KnownVersion, AttachmentInfo Info, bool AsksDrop)
{
    const int ReferenceBytes = 8;

    bool _isCharged;

    /// <summary>What the event that takes it along has to count: all of it the first time, a reference later.</summary>
    public int Charge()
    {
        var bytes = _isCharged ? ReferenceBytes : EventSize.Of(Info);
        _isCharged = true;
        return bytes;
    }
}
