// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>
/// Reads a key from an event that is not built yet: an event that is held back is not worth building. The place is the
/// first frame of the application; without one the message stands for it, without its numbers and names.
/// </summary>
sealed class StormKeyReader(InAppRules inApp)
{
    const int DepthLimit = 10;

    readonly ModuleCache _modules = new();
    readonly FrameReader _frames = new(inApp);

    /// <summary>Which frames are the application's own.</summary>
    public InAppRules InApp => inApp;

    public StormKey Read(LogEvent logEvent, FanoutContext? context, ExceptionTraces? traces) => new(
        logEvent is BrowserLogEvent { Error: { } error }
            ? MessageShape.Cut(error.Type)
            : logEvent.Exception is null ? null : MessageShape.Cut(TypeNames.Readable(logEvent.Exception.GetType())),
        logEvent.Exception?.HResult ?? 0,
        TemplateOf(logEvent.MessageTemplate),
        logEvent is BrowserLogEvent browser ? PlaceOf(browser)
            : logEvent.Exception is null ? null : PlaceOf(logEvent.Exception, traces),
        KeyText.Bounded(ContextReader.Read(logEvent, context).TenantId));

    /// <summary>A text without holes may be a message somebody put together: each would be a kind of its own.</summary>
    static string TemplateOf(MessageTemplate template)
    {
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken)
                return MessageShape.Cut(template.Text);
        }

        return MessageShape.Of(template.Text);
    }

    /// <summary>All reports of a kind have one template: what they say tells them apart.</summary>
    static string PlaceOf(BrowserLogEvent logEvent)
    {
        if (logEvent.Error is not { } error)
            return MessageShape.Of(logEvent.RenderMessage(CultureInfo.InvariantCulture));
        foreach (var frame in error.Frames)
        {
            if (frame.InApp)
                return MessageShape.Cut($"{frame.Function} {frame.Url}");
        }

        return MessageShape.Of(error.Message);
    }

    string PlaceOf(Exception exception, ExceptionTraces? traces)
    {
        var depth = 0;
        for (var inner = exception; inner is not null && depth < DepthLimit; depth++)
        {
            if (_frames.FirstInApp(inner, traces, _modules) is { } place)
                return place;
            inner = InnerExceptions.Of(inner) is [var first, ..] ? first : null;
        }

        return MessageShape.Of(ExceptionMessage.Of(exception));
    }
}
