// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// The attachments of a piece of code, or of one event, the nearest first; never changed, only replaced.
/// </summary>
sealed class AttachmentList
{
    /// <summary>
    /// The property that carries those of one event past other sinks, which see the names of the files.
    /// </summary>
    public const string PropertyName = "FanoutAttachments";

    readonly FanoutAttachment[] _items;

    AttachmentList(FanoutAttachment[] items) => _items = items;

    public IReadOnlyList<FanoutAttachment> Items => _items;

    /// <summary>One more, and of the others those that an event can take beside it.</summary>
    public static AttachmentList With(FanoutAttachment nearest, AttachmentList? others) =>
        new(
        [
            nearest,
            .. (others?._items ?? []).Where(other => other != nearest).Take(AttachmentRedaction.CountLimit - 1),
        ]);

    /// <summary>These, and one that is less near where there is room for it.</summary>
    public AttachmentList Then(FanoutAttachment other) =>
        _items.Length == AttachmentRedaction.CountLimit || _items.Contains(other) ? this : new([.. _items, other]);

    /// <summary>Those of the event itself, or null.</summary>
    public static AttachmentList? Of(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(PropertyName, out var value)
            ? (value as ScalarValue)?.Value as AttachmentList
            : null;

    /// <summary>Whether a property is theirs, and no property for anybody to see.</summary>
    public static bool Is(string name, LogEventPropertyValue value) =>
        string.Equals(name, PropertyName, StringComparison.Ordinal) && value is ScalarValue { Value: AttachmentList };

    public override string ToString() => string.Join(", ", _items.Select(static item => item.FileName));
}
