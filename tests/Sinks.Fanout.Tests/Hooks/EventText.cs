// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout.Tests.Hooks;

/// <summary>All that a backend could read of an event, as one text.</summary>
static class EventText
{
    public static string Of(FanoutEvent item) => string.Join('\n',
    [
        item.Level.ToString(),
        item.Template,
        .. item.TemplateNames,
        item.Message,
        Of(item.Properties),
        item.Exception is null ? "" : Of(item.Exception),
        item.EventName ?? "",
        item.SourceContext ?? "",
        item.TraceId ?? "",
        item.SpanId ?? "",
        item.Context.ToString(),
        .. item.Breadcrumbs.Select(Of),
        .. item.Stack.Select(Of),
        item.Request is null ? "" : Of(item.Request),
        .. item.Attachments.Select(static attachment =>
            $"{attachment.FileName} {attachment.ContentType} {attachment.Text}"),
    ]);

    static string Of(RequestInfo request) => string.Join(
        ' ', request.Method, request.Url, request.QueryString, request.Route, request.Id, request.ClientAddress,
        Of(request.Headers));

    static string Of(Breadcrumb crumb) => string.Join(
        ' ', crumb.Message, crumb.Category, crumb.EventName, crumb.ExceptionType, Of(crumb.Properties));

    static string Of(ExceptionInfo exception) => string.Join('\n',
    [
        exception.Type,
        exception.Message,
        exception.Assembly ?? "",
        exception.HelpLink ?? "",
        exception.HResult.ToString(CultureInfo.InvariantCulture),
        Of(exception.Data),
        .. exception.Frames.Select(Of),
        .. exception.InnerExceptions.Select(Of),
    ]);

    static string Of(FrameInfo frame) => string.Join(
        ' ',
        [
            frame.TypeName, frame.Function, frame.Assembly, frame.File, frame.Module?.ToString(),
            .. frame.Source?.Before ?? [], frame.Source?.Line, .. frame.Source?.After ?? [],
        ]);

    static string Of(FanoutProperties properties) => FanoutValue.From(properties).ToString();
}
