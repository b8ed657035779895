// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A text that errors take along, such as the input that could not be read. It is redacted as a whole, and cut where it
/// is longer than <c>AttachmentBytesLimit</c>; an event takes the five nearest. Events below Error and breadcrumbs take
/// none.
/// </summary>
/// <example>
/// <code>using (FanoutAttachment.Push("order.csv", () => File.ReadAllText(path), "text/csv")) { ... }</code>
/// For one event, with Serilog: <code>logger.ForContext(new FanoutAttachment("order.csv", text)).Error(...)</code>
/// </example>
public sealed class FanoutAttachment : ILogEventEnricher
{
    readonly Lazy<string?> _text;

    /// <summary>An attachment with a text that is there already.</summary>
    /// <param name="fileName">The name of the file; of a path the last part, at most 128 characters.</param>
    /// <param name="text">The text; null or empty attaches nothing.</param>
    /// <param name="contentType">The media type, such as <c>text/csv</c>; null for <c>text/plain</c>.</param>
    public FanoutAttachment(string fileName, string? text, string? contentType = null)
        : this(fileName, () => text, contentType)
    {
    }

    /// <summary>An attachment whose text is read when the first error takes it along.</summary>
    /// <param name="fileName">The name of the file; of a path the last part, at most 128 characters.</param>
    /// <param name="text">Reads the text, once, moments after the log call, on the thread that feeds all backends:
    /// keep it quick, and do not log in it. One that throws, or returns null, attaches nothing.</param>
    /// <param name="contentType">The media type, such as <c>text/csv</c>; null for <c>text/plain</c>.</param>
    public FanoutAttachment(string fileName, Func<string?> text, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(text);
        FileName = fileName;
        ContentType = contentType;
        _text = new Lazy<string?>(() => ReadOrNothing(text));
    }

    internal string FileName { get; }

    internal string? ContentType { get; }

    /// <summary>
    /// As much of the text as any fan-out could want; null when there is none. Read at the first call.
    /// </summary>
    internal string? Text => _text.Value;

    /// <summary>What a fan-out has made of it; another one makes its own.</summary>
    internal ReadAttachment? Last { get; set; }

    /// <summary>Adds an attachment to the errors of the calling code until the result is disposed.</summary>
    /// <param name="fileName">The name of the file; of a path the last part, at most 128 characters.</param>
    /// <param name="text">The text; null or empty attaches nothing.</param>
    /// <param name="contentType">The media type, such as <c>text/csv</c>; null for <c>text/plain</c>.</param>
    public static IDisposable Push(string fileName, string? text, string? contentType = null) =>
        Push(new FanoutAttachment(fileName, text, contentType));

    /// <summary>
    /// Adds an attachment to the errors of the calling code until the result is disposed. It flows with async calls,
    /// and goes where <see cref="FanoutContext.Capture"/> carries the context.
    /// </summary>
    /// <param name="fileName">The name of the file; of a path the last part, at most 128 characters.</param>
    /// <param name="text">Reads the text when the first error takes it along: once, moments after the log call, on the
    /// thread that feeds all backends; keep it quick, and do not log in it. One that throws, or returns null, attaches
    /// nothing.</param>
    /// <param name="contentType">The media type, such as <c>text/csv</c>; null for <c>text/plain</c>.</param>
    public static IDisposable Push(string fileName, Func<string?> text, string? contentType = null) =>
        Push(new FanoutAttachment(fileName, text, contentType));

    /// <summary>The name of the file: all that other sinks see of it.</summary>
    public override string ToString() => FileName;

    /// <summary>Adds the attachment to an error, for whoever knows it; other sinks see the name of the file.</summary>
    void ILogEventEnricher.Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Level < LogEventLevel.Error)
            return;
        // Of loggers made of one another the last one enriches first.
        var all = AttachmentList.Of(logEvent)?.Then(this) ?? AttachmentList.With(this, null);
        logEvent.AddOrUpdateProperty(new LogEventProperty(AttachmentList.PropertyName, new ScalarValue(all)));
    }

    static IDisposable Push(FanoutAttachment attachment)
    {
        var around = FanoutContext.Current;
        return FanoutContext.Restore(around with { Attachments = AttachmentList.With(attachment, around.Attachments) });
    }

    /// <summary>An attachment is an extra: a stranger's trouble with it never costs the event.</summary>
    static string? ReadOrNothing(Func<string?> read)
    {
        try
        {
            return read() is { Length: > 0 } text ? AttachmentRedaction.Bounded(text) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
