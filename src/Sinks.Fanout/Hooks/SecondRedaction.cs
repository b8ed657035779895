// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Redacts what a hook returned, as if nothing in it had been redacted before. Parts that are still the very ones the
/// dispatcher built stay; all others are copied, so that a hook that keeps a list and changes it later changes nothing.
/// </summary>
sealed class SecondRedaction(
    Redactor redactor, int attachmentBytesLimit = AttachmentRedaction.DefaultBytesLimit)
{
    const int CrumbLimit = 1_000;
    const int NameLimit = 1_000;

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    readonly PropertyRedaction _properties = new(redactor);
    readonly ExceptionRedaction _exceptions = new(redactor);
    readonly FrameRedaction _frames = new(redactor);
    readonly RequestRedaction _requests = new(redactor);
    readonly AttachmentRedaction _attachments = new(redactor, attachmentBytesLimit);

    /// <summary>The event as it may be sent.</summary>
    /// <param name="changed">What the hook returned; in spite of the annotations anything in it may be null.</param>
    /// <param name="original">What the hook was given.</param>
    public FanoutEvent Redact(FanoutEvent changed, FanoutEvent original)
    {
        if (ReferenceEquals(changed, original))
            return original;
        var redacted = changed with
        {
            Id = original.Id,
            Face = original.Face,
            IsUnhandled = original.IsUnhandled,
            Mechanism = original.Mechanism,
            Level = Enum.IsDefined(changed.Level) ? changed.Level : original.Level,
            Template = Text(changed.Template, original.Template) ?? "",
            TemplateNames = Names(changed.TemplateNames, original.TemplateNames),
            Message = Text(changed.Message, original.Message) ?? "",
            Properties = Properties(changed.Properties, original.Properties),
            Exception = changed.Exception is null ? null : _exceptions.Redact(changed.Exception, original.Exception),
            EventName = Text(changed.EventName, original.EventName),
            SourceContext = Text(changed.SourceContext, original.SourceContext),
            TraceId = HexId(changed.TraceId, 32),
            SpanId = HexId(changed.SpanId, 16),
            TraceFlags = changed.TraceFlags & 0xFF,
            Context = Context(changed.Context, original.Context),
            Breadcrumbs = Breadcrumbs(changed.Breadcrumbs, original.Breadcrumbs),
            Stack = ReferenceEquals(changed.Stack, original.Stack) ? original.Stack : _frames.Redact(changed.Stack),
            Request = _requests.Redact(changed.Request, original.Request),
            Attachments = Attachments(changed.Attachments, original.Attachments),
        };
        return redacted with { EstimatedBytes = EventSize.Of(redacted, original) };
    }

    string? Text(string? changed, string? original) =>
        changed is null || ReferenceEquals(changed, original) ? changed : redactor.Redact(changed);

    IReadOnlyList<string> Names(IReadOnlyList<string?>? changed, IReadOnlyList<string> original) =>
        ReferenceEquals(changed, original)
            ? original
            : [.. (changed ?? []).Take(NameLimit).Select(name => redactor.Redact(name ?? ""))];

    /// <summary>In the order of their names, as in every event.</summary>
    FanoutProperties Properties(FanoutProperties? changed, FanoutProperties original)
    {
        if (ReferenceEquals(changed, original))
            return original;
        var properties = _properties.Redact(changed, original);
        Array.Sort(properties, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new FanoutProperties(properties);
    }

    /// <summary>An id that is none is left out: a hook may not send text in its place.</summary>
    static string? HexId(string? id, int length) =>
        id?.Length == length && !id.AsSpan().ContainsAnyExcept(HexDigits) ? id : null;

    FanoutContext Context(FanoutContext? changed, FanoutContext original)
    {
        if (changed is null)
            return FanoutContext.Empty;
        return ReferenceEquals(changed, original) ? original : redactor.RedactContext(changed);
    }

    IReadOnlyList<Breadcrumb> Breadcrumbs(IReadOnlyList<Breadcrumb?>? changed, IReadOnlyList<Breadcrumb> original)
    {
        if (ReferenceEquals(changed, original))
            return original;
        var crumbs = new List<Breadcrumb>();
        foreach (var crumb in (changed ?? []).Take(CrumbLimit))
        {
            if (crumb is not null)
                crumbs.Add(Crumb(crumb));
        }

        return crumbs;
    }

    IReadOnlyList<AttachmentInfo> Attachments(
        IReadOnlyList<AttachmentInfo?>? changed, IReadOnlyList<AttachmentInfo> original)
    {
        if (ReferenceEquals(changed, original))
            return original;
        var attachments = new List<AttachmentInfo>();
        foreach (var attachment in (changed ?? []).Take(_attachments.IsOff ? 0 : AttachmentRedaction.CountLimit))
        {
            if (attachment is not null && original.Any(known => ReferenceEquals(known, attachment)))
                attachments.Add(attachment);
            else if (attachment?.Text is { Length: > 0 } text)
                attachments.Add(Attachment(attachment, text));
        }

        return attachments;
    }

    AttachmentInfo Attachment(AttachmentInfo attachment, string text)
    {
        var redacted = _attachments.Redact(attachment.FileName, attachment.ContentType, text);
        return redacted with { IsTruncated = redacted.IsTruncated || attachment.IsTruncated };
    }

    Breadcrumb Crumb(Breadcrumb crumb) => crumb with
    {
        Message = Text(crumb.Message, null) ?? "",
        Category = Text(crumb.Category, null),
        EventName = Text(crumb.EventName, null),
        ExceptionType = Text(crumb.ExceptionType, null),
        Properties = new FanoutProperties(_properties.Redact(crumb.Properties, FanoutProperties.Empty)),
    };
}
