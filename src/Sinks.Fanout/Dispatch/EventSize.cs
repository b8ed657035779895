// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The memory an event is reckoned to hold. Parts that events share count little.</summary>
static class EventSize
{
    public const int BaseBytes = 512;

    const int ExceptionBytes = 256;
    const int CrumbBytes = 256;

    // Frames are parsed once and shared by all events; an event holds a reference to each.
    const int FrameBytes = 8;

    /// <summary>The size of an event made of these parts.</summary>
    /// <param name="message">The rendered message.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="exception">The exception, or null.</param>
    /// <param name="stack">Where it was logged.</param>
    /// <param name="breadcrumbs">What its breadcrumbs were charged with.</param>
    public static int Of(
        string message,
        FanoutProperties properties,
        ExceptionInfo? exception,
        IReadOnlyList<FrameInfo> stack,
        int breadcrumbs)
    {
        var bytes = TextSize.Add(BaseBytes, TextBytes(message), TextSize.OfProperties(properties));
        bytes = TextSize.Add(bytes, breadcrumbs, stack.Count * FrameBytes);
        return TextSize.Add(bytes, exception is null ? 0 : Of(exception), 0);
    }

    /// <summary>The size of an event that was made of another one: what they share counts as it did before.</summary>
    public static int Of(FanoutEvent changed, FanoutEvent original)
    {
        var crumbs = ReferenceEquals(changed.Breadcrumbs, original.Breadcrumbs)
            ? original.EstimatedBytes
                - Of(original.Message, original.Properties, original.Exception, original.Stack, 0)
            : changed.Breadcrumbs.Aggregate(0, static (sum, crumb) => TextSize.Add(sum, CrumbBytes, Of(crumb)));
        var template = ReferenceEquals(changed.Template, original.Template) ? 0 : TextBytes(changed.Template);
        return TextSize.Add(
            Of(changed.Message, changed.Properties, changed.Exception, changed.Stack, Math.Max(0, crumbs)), template, 0);
    }

    static int Of(Breadcrumb crumb) =>
        TextSize.Add(TextBytes(crumb.Message), TextSize.OfProperties(crumb.Properties), 0);

    static int Of(ExceptionInfo exception)
    {
        var bytes = TextSize.Add(ExceptionBytes, TextBytes(exception.Message), TextSize.OfProperties(exception.Data));
        bytes = TextSize.Add(bytes, exception.Frames.Count * FrameBytes, 0);
        foreach (var inner in exception.InnerExceptions)
            bytes = TextSize.Add(bytes, Of(inner), 0);
        return bytes;
    }

    static int TextBytes(string text) => text.Length * 2;
}
