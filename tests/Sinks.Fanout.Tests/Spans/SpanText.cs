// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Spans;

/// <summary>Every text a span holds.</summary>
static class SpanText
{
    public static IEnumerable<string> Of(FanoutSpan span) =>
    [
        span.Name, span.Operation, span.TraceState ?? "", span.StatusDescription ?? "",
        .. Of(span.Attributes),
        .. span.Events.SelectMany(static happened => Of(happened.Attributes).Append(happened.Name)),
        .. span.Links.SelectMany(static link => Of(link.Attributes).Append(link.TraceState ?? "")),
        .. span.Spans.SelectMany(Of),
    ];

    static IEnumerable<string> Of(FanoutProperties properties) =>
        properties.Select(static property => $"{property.Name}={property.Value}");
}
