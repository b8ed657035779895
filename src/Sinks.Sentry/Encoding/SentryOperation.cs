// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// What a span is about in the protocol's words, found by the conventions of OpenTelemetry, old names and new ones.
/// </summary>
/// <param name="Op">The kind of work, such as <c>http.client</c> or <c>db</c>.</param>
/// <param name="Description">What exactly, for people: <c>GET https://space.example.org/</c>.</param>
/// <param name="Source">Where a transaction has its name from.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct SentryOperation(string Op, string Description, string Source)
{
    const string Custom = "custom";
    const string Route = "route";
    const string Url = "url";

    /// <summary>Whether the description may hold what only one request has, such as an id.</summary>
    public bool HasRawUrl => string.Equals(Source, Url, StringComparison.Ordinal);

    public static SentryOperation Of(FanoutSpan span)
    {
        var found = Find(span);
        // The application's own word, as users of the official client know it.
        return SentrySpanData.Text(span, "sentry.op") is { } op ? found with { Op = op } : found;
    }

    static SentryOperation Find(FanoutSpan span)
    {
        if (SentrySpanData.Text(span, "http.request.method", "http.method") is { } method)
            return Http(span, method);
        if (SentrySpanData.Text(span, "db.system.name", "db.system") is not null)
            return new("db", SentrySpanData.Text(span, "db.query.text", "db.statement") ?? span.Name, "task");
        if (SentrySpanData.Text(span, "rpc.service") is not null)
            return new("rpc", span.Name, Route);
        if (SentrySpanData.Text(span, "messaging.system") is not null)
            return new("message", span.Name, Route);
        if (SentrySpanData.Text(span, "faas.trigger") is { } trigger)
            return new(trigger, span.Name, Route);
        return new(OfRuntime(span) ?? span.Operation, span.Name, Custom);
    }

    static SentryOperation Http(FanoutSpan span, string method)
    {
        var op = span.SpanKind switch
        {
            ActivityKind.Client => "http.client",
            ActivityKind.Server => "http.server",
            _ => "http",
        };
        if (SentrySpanData.Text(span, "http.route") is { } route)
            return new(op, $"{method} {Rooted(route)}", Route);
        var (path, url) = (SentrySpanData.Text(span, "url.path", "http.target"), SentrySpanData.Text(
            span, "url.full", "http.url"));
        var place = span.SpanKind == ActivityKind.Server ? path ?? url : url ?? path;
        if (place is null)
            return new(op, span.Name, Custom);
        var plain = WithoutQuery(place);
        return new(op, $"{method} {plain}", plain is "/" ? Route : Url);
    }

    /// <summary>What the runtime makes by itself, and where it does not tag it.</summary>
    static string? OfRuntime(FanoutSpan span) => span.Operation switch
    {
        "System.Net.Http.HttpRequestOut" => "http.client",
        "Microsoft.AspNetCore.Hosting.HttpRequestIn" => "http.server",
        _ => null,
    };

    static string Rooted(string route) => route.StartsWith('/') ? route : "/" + route;

    static string WithoutQuery(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? url : url[..end];
    }
}
