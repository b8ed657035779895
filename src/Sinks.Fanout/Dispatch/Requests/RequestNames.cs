// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Sinks.Fanout;

/// <summary>Under which property names the host's request is told of.</summary>
static class RequestNames
{
    /// <summary>What stands before the names of headers in the conventions of OpenTelemetry.</summary>
    public const string HeaderPrefix = "http.request.header.";

    public static FrozenDictionary<string, RequestField> Fields { get; } = new Dictionary<string, RequestField>(
        StringComparer.Ordinal)
    {
        ["RequestId"] = RequestField.Id,
        ["RequestMethod"] = RequestField.Method,
        ["RequestPath"] = RequestField.Path,
        ["RequestScheme"] = RequestField.Scheme,
        ["RequestHost"] = RequestField.Host,
        ["RequestQueryString"] = RequestField.Query,
        ["RequestHeaders"] = RequestField.Headers,
        ["ClientIp"] = RequestField.ClientAddress,
        ["RemoteIpAddress"] = RequestField.ClientAddress,
        ["Method"] = RequestField.PlainMethod,
        ["Path"] = RequestField.PlainPath,
        ["PathBase"] = RequestField.PlainPathBase,
        ["Scheme"] = RequestField.PlainScheme,
        ["Host"] = RequestField.PlainHost,
        ["QueryString"] = RequestField.PlainQuery,
        ["StatusCode"] = RequestField.PlainStatus,
        ["http.request.method"] = RequestField.SpanMethod,
        ["http.method"] = RequestField.SpanMethod,
        ["url.path"] = RequestField.SpanPath,
        ["url.query"] = RequestField.SpanQuery,
        ["http.target"] = RequestField.SpanTarget,
        ["http.route"] = RequestField.SpanRoute,
        ["url.scheme"] = RequestField.SpanScheme,
        ["http.scheme"] = RequestField.SpanScheme,
        ["url.full"] = RequestField.SpanUrl,
        ["http.url"] = RequestField.SpanUrl,
        ["server.address"] = RequestField.SpanHost,
        ["http.host"] = RequestField.SpanHost,
        ["server.port"] = RequestField.SpanPort,
        ["http.response.status_code"] = RequestField.SpanStatus,
        ["http.status_code"] = RequestField.SpanStatus,
        ["client.address"] = RequestField.SpanClientAddress,
        ["http.client_ip"] = RequestField.SpanClientAddress,
        ["user_agent.original"] = RequestField.SpanUserAgent,
        ["http.user_agent"] = RequestField.SpanUserAgent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryGet(string name, out RequestField field) => Fields.TryGetValue(name, out field);
}
