// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Turns an event into the items of its envelope. The protocol limits the payload of the event, not the envelope, so
/// the payload is trimmed here until it fits; further trimming goes on from there, files first. Sessions and check-ins
/// are small, and one item each.
/// </summary>
sealed class SentryEventEncoder(SentrySource source, SentryContent content) : IItemEncoder
{
    /// <summary>The most bytes the payload of an event may have.</summary>
    public const int PayloadBytesLimit = 1024 * 1024;

    readonly SentryEventJson _json = new(source, content);
    readonly SentryPlaces _places = new(source, content);
    readonly SentryAttachments _attachments = new(content);
    readonly SentryTraceLine _trace = new(source);
    readonly SentrySessions _sessions = new(source);
    readonly SentryCheckIns _checkIns = new(source);
    SentryDraft? _spare;

    /// <summary>An encoder of what events hold by default.</summary>
    public SentryEventEncoder(SentrySource source)
        : this(source, new SentryContent())
    {
    }

    /// <summary>The most bytes of all items of an event.</summary>
    public int ItemBytesLimit { get; } =
        (int)content.AttachmentBytesLimit + PayloadBytesLimit + (SentryItems.HeaderBytes * (SentryLimits.Files + 1));

    /// <summary>What can be encoded: sessions only where there is a release, since servers know them by it.</summary>
    public IReadOnlyList<FanoutItemKind> Kinds { get; } = source.Release is null
        ? [FanoutItemKind.Event, FanoutItemKind.CheckIn]
        : [FanoutItemKind.Event, FanoutItemKind.Session, FanoutItemKind.RequestSessions, FanoutItemKind.CheckIn];

    /// <inheritdoc/>
    public int TrimLevels => SentryLimits.LastLevel + 1;

    /// <inheritdoc/>
    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        switch (item)
        {
            case FanoutEvent logged:
                Encode(logged, output, trimLevel);
                break;
            case FanoutSession session:
                _sessions.Write(output, session);
                break;
            case FanoutRequestSessions requests:
                _sessions.Write(output, requests);
                break;
            case FanoutCheckIn checkIn:
                _checkIns.Write(output, checkIn);
                break;
            default:
                throw new NotSupportedException($"An item of kind {item.Kind} has no place beside events.");
        }
    }

    void Encode(FanoutEvent item, IBufferWriter<byte> output, int trimLevel)
    {
        // Two lanes' worth of threads may meet here; who comes second makes a draft of its own.
        var draft = Interlocked.Exchange(ref _spare, null) ?? new SentryDraft();
        draft.Begin(item);
        _places.Find(draft);
        _trace.Write(output, item);
        WriteItems(draft, output, trimLevel);
        // After an exception it is simply not used again.
        if (draft.End())
            _spare = draft;
    }

    void WriteItems(SentryDraft draft, IBufferWriter<byte> output, int trimLevel)
    {
        var harder = trimLevel;
        if (_attachments.Write(draft, areSent: trimLevel == 0) && harder > 0)
            harder--;
        var level = 0;
        while (!TryWritePayload(draft, level) && level < SentryLimits.LastLevel)
            level++;
        if (harder > 0)
            TryWritePayload(draft, Math.Min(level + harder, SentryLimits.LastLevel));
        SentryItems.WriteEvent(output, draft.Payload);
        output.Write(draft.Attachments.WrittenSpan);
    }

    bool TryWritePayload(SentryDraft draft, int level)
    {
        var writer = draft.BeginPayload();
        _json.Write(writer, draft, SentryLimits.Of(level));
        writer.Flush();
        return draft.Payload.Length <= PayloadBytesLimit;
    }
}
