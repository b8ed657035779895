// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// What a breadcrumb says of a request, as the loggers of ASP.NET Core, of HttpClient, Serilog's request logging and
/// OpenTelemetry name it; receivers show it as a request under their own names.
/// </summary>
readonly ref struct SentryHttpCrumb
{
    readonly string? _method;
    readonly string? _url;
    readonly FanoutValue _status;

    public SentryHttpCrumb(FanoutProperties properties)
    {
        foreach (var property in properties.AsSpan())
        {
            switch (property.Name)
            {
                case "HttpMethod" or "RequestMethod" or "http.request.method" or "http.method" or "Method":
                    _method ??= property.Value.AsText();
                    break;
                case "Uri" or "RequestPath" or "url.full" or "http.url" or "url.path" or "Path":
                    _url ??= property.Value.AsText();
                    break;
                case "StatusCode" or "http.response.status_code" or "http.status_code":
                    _status = property.Value;
                    break;
            }
        }
    }

    public bool IsRequest => _method is not null && _url is not null;

    /// <summary>Writes what receivers read, unless a property has that name.</summary>
    public void Write(Utf8JsonWriter writer, FanoutProperties properties)
    {
        if (!properties.TryGetValue("method", out _))
            SentryText.Write(writer, "method"u8, _method, SentryLimits.TagText);
        if (!properties.TryGetValue("url", out _))
            SentryText.Write(writer, "url"u8, _url, SentryLimits.ContextText);
        if (_status.Kind == FanoutValueKind.Integer && !properties.TryGetValue("status_code", out _))
            writer.WriteNumber("status_code"u8, _status.AsInteger());
    }
}
