// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Adds to an event the texts that code around it, or the event itself, has attached. Used by the dispatcher alone, and
/// only for an event that a lane takes: a text is read once for all errors of its scope.
/// </summary>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="bytesLimit">The most bytes of a text; 0 takes none, and reads none.</param>
sealed class AttachmentReader(Redactor redactor, int bytesLimit)
{
    readonly AttachmentRedaction _redaction = new(redactor, bytesLimit);

    /// <summary>Takes none.</summary>
    public static AttachmentReader None { get; } = new(Redactor.Default, 0);

    /// <summary>
    /// Whether what was added last asks for the event to be dropped, because the strategy for something in it is
    /// DropEvent.
    /// </summary>
    public bool IsDropAsked { get; private set; }

    /// <summary>Whether anything is attached to an event that takes it along.</summary>
    public bool Has(LogEvent logEvent, FanoutContext? context) =>
        !_redaction.IsOff
        && logEvent.Level >= LogEventLevel.Error
        && (context?.Attachments is not null || AttachmentList.Of(logEvent) is not null);

    /// <summary>The event with its attachments. Trouble with one of them costs that one.</summary>
    public FanoutEvent AddTo(FanoutEvent built, LogEvent logEvent, FanoutContext? context)
    {
        var asked = redactor.DropsAsked;
        var infos = new List<AttachmentInfo>();
        var charged = 0;
        foreach (var attachment in All(logEvent, context))
        {
            if (infos.Count == AttachmentRedaction.CountLimit)
                break;
            if (Read(attachment) is not { } read)
                continue;
            infos.Add(read.Info);
            charged = TextSize.Add(charged, read.Charge(), 0);
        }

        IsDropAsked = redactor.DropsAsked != asked;
        return infos.Count == 0
            ? built
            : built with { Attachments = infos, EstimatedBytes = TextSize.Add(built.EstimatedBytes, charged, 0) };
    }

    /// <summary>The event's own first, then those around it, the nearest first.</summary>
    static IEnumerable<FanoutAttachment> All(LogEvent logEvent, FanoutContext? context) =>
        (AttachmentList.Of(logEvent)?.Items ?? []).Concat(context?.Attachments?.Items ?? []).Distinct();

    ReadAttachment? Read(FanoutAttachment attachment)
    {
        var version = KnownValues.Process.Version;
        if (attachment.Last is { } last && ReferenceEquals(last.Reader, this) && last.KnownVersion == version)
        {
            if (last.AsksDrop)
                redactor.AskDrop();
            return last;
        }

        if (attachment.Text is not { } text)
            return null;
        var asked = redactor.DropsAsked;
        var info = _redaction.Redact(attachment.FileName, attachment.ContentType, text);
        return attachment.Last = new ReadAttachment(this, version, info, redactor.DropsAsked != asked);
    }
}
