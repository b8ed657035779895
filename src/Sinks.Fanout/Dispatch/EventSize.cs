// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The memory an event is reckoned to hold. Parts that events share count little.</summary>
static class EventSize
{
    public const int BaseBytes = 512;

    const int ExceptionBytes = 256;
    const int CrumbBytes = 256;
    const int RequestBytes = 128;
    const int AttachmentBytes = 128;

    // Frames are parsed once and shared by all events; an event holds a reference to each.
    const int FrameBytes = 8;
    const int FrameOfScriptBytes = 96;

    /// <summary>The size of an event made of these parts.</summary>
    /// <param name="message">The rendered message.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="exception">The exception, or null.</param>
    /// <param name="stack">Where it was logged.</param>
    /// <param name="request">The request, or null.</param>
    /// <param name="charged">What breadcrumbs and attachments were charged with.</param>
    public static int Of(
        string message,
        FanoutProperties properties,
        ExceptionInfo? exception,
        IReadOnlyList<FrameInfo> stack,
        RequestInfo? request,
        int charged)
    {
        var bytes = TextSize.Add(BaseBytes, TextBytes(message), TextSize.OfProperties(properties));
        bytes = TextSize.Add(bytes, charged, stack.Count * FrameBytes);
        return TextSize.Add(bytes, exception is null ? 0 : Of(exception), request is null ? 0 : Of(request));
    }

    /// <summary>The size of an event that was made of another one: what they share counts as it did before.</summary>
    public static int Of(FanoutEvent changed, FanoutEvent original)
    {
        var areShared = ReferenceEquals(changed.Breadcrumbs, original.Breadcrumbs)
            && ReferenceEquals(changed.Attachments, original.Attachments);
        var charged = areShared ? original.EstimatedBytes - Of(original, charged: 0) : OfExtras(changed);
        var template = ReferenceEquals(changed.Template, original.Template) ? 0 : TextBytes(changed.Template);
        return TextSize.Add(Of(changed, Math.Max(0, charged)), template, 0);
    }

    /// <summary>The size of breadcrumbs that no other event holds.</summary>
    public static int OfCrumbs(IReadOnlyList<Breadcrumb> crumbs) =>
        crumbs.Aggregate(0, static (sum, crumb) => TextSize.Add(sum, CrumbBytes, Of(crumb)));

    /// <summary>The size of an attachment that no other event holds.</summary>
    public static int Of(AttachmentInfo attachment) =>
        TextSize.Add(AttachmentBytes, TextBytes(attachment.FileName), TextBytes(attachment.Text));

    static int Of(FanoutEvent item, int charged) =>
        Of(item.Message, item.Properties, item.Exception, item.Stack, item.Request, charged);

    static int OfExtras(FanoutEvent item)
    {
        var bytes = OfCrumbs(item.Breadcrumbs);
        return item.Attachments.Aggregate(bytes, static (sum, attachment) => TextSize.Add(sum, Of(attachment), 0));
    }

    static int Of(RequestInfo request) =>
        TextSize.Add(
            RequestBytes,
            TextBytes(request.Url ?? "") + TextBytes(request.QueryString ?? ""),
            TextSize.OfProperties(request.Headers));

    static int Of(Breadcrumb crumb) =>
        TextSize.Add(TextBytes(crumb.Message), TextSize.OfProperties(crumb.Properties), 0);

    static int Of(ExceptionInfo exception)
    {
        var bytes = TextSize.Add(ExceptionBytes, TextBytes(exception.Message), TextSize.OfProperties(exception.Data));
        bytes = TextSize.Add(bytes, exception.Frames.Count * FrameBytes, 0);
        if (exception.Frames is [{ IsScript: true }, ..])
            bytes = TextSize.Add(bytes, exception.Frames.Sum(OfScript), 0);
        foreach (var inner in exception.InnerExceptions)
            bytes = TextSize.Add(bytes, Of(inner), 0);
        return bytes;
    }

    /// <summary>Nobody shares the frames of scripts.</summary>
    static int OfScript(FrameInfo frame) =>
        FrameOfScriptBytes + TextBytes(frame.Function) + TextBytes(frame.File ?? "");

    static int TextBytes(string text) => text.Length * 2;
}
