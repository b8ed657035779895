// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reads of an event's redacted properties which request the host was answering. Used by the dispatcher alone; an event
/// that tells of none costs a look at each of its names.
/// </summary>
sealed class RequestReader(Redactor redactor)
{
    const int MethodLimit = 32;

    readonly RequestFields _fields = new();

    /// <summary>The request, or null when nothing tells of one.</summary>
    /// <param name="properties">The redacted properties.</param>
    /// <param name="category">The redacted category, or null.</param>
    public RequestInfo? Read(Dictionary<string, LogEventPropertyValue> properties, string? category)
    {
        if (!_fields.Find(properties))
            return null;
        _fields.Sift(category);
        var method = _fields.Text(RequestField.Method, RequestField.SpanMethod, RequestField.PlainMethod);
        var (url, query) = ReadAddress();
        var route = _fields.Text(RequestField.SpanRoute);
        if (method is null && url is null && route is null)
            return null;
        return new RequestInfo
        {
            Method = method?.Length <= MethodLimit ? method.ToUpperInvariant() : null,
            Url = url,
            QueryString = query,
            Route = route,
            StatusCode = _fields.Status(RequestField.PlainStatus, RequestField.SpanStatus),
            Id = _fields.Identity(RequestField.Id),
            Headers = RequestHeaders.Read(properties, _fields, category, redactor),
            ClientAddress = _fields.Identity(RequestField.ClientAddress, RequestField.SpanClientAddress),
        };
    }

    (string? Url, string? Query) ReadAddress()
    {
        var (path, queryOfPath) = Split(
            _fields.Text(RequestField.SpanUrl, RequestField.Path, RequestField.SpanPath, RequestField.SpanTarget)
            ?? PlainPath());
        var query = _fields.Text(RequestField.Query, RequestField.SpanQuery, RequestField.PlainQuery)?.TrimStart('?')
            ?? queryOfPath
            ?? Split(_fields.Text(RequestField.SpanTarget)).Query;
        return (UrlOf(path), string.IsNullOrEmpty(query) ? null : query);
    }

    /// <summary>A path is absolute where all of its origin is known; a guess would be another address.</summary>
    string? UrlOf(string? path)
    {
        if (path is not ['/', ..]
            || _fields.Text(RequestField.Scheme, RequestField.PlainScheme, RequestField.SpanScheme) is not { } scheme
            || HostOf() is not { } host)
        {
            return path;
        }

        // Redacted each; together they may be an address whose path is a secret.
        return redactor.Redact($"{scheme}://{host}{path}");
    }

    string? HostOf()
    {
        if (_fields.Text(RequestField.Host, RequestField.PlainHost) is { } known)
            return known;
        if (_fields.Text(RequestField.SpanHost) is not { } address)
            return null;
        var isBare = !address.Contains(':', StringComparison.Ordinal);
        var isAddressOfSix = !isBare && !address.StartsWith('[') && address.Count(static c => c == ':') > 1;
        var host = isAddressOfSix ? $"[{address}]" : address;
        return (isBare || isAddressOfSix) && _fields.Text(RequestField.SpanPort) is { } port and not ("80" or "443")
            ? $"{host}:{port}"
            : host;
    }

    string? PlainPath() =>
        _fields.Text(RequestField.PlainPath) is { } path ? _fields.Text(RequestField.PlainPathBase) + path : null;

    static (string? Path, string? Query) Split(string? address)
    {
        if (address is null)
            return default;
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var whole = end < 0 ? address : address[..end];
        var mark = whole.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (whole, null) : (whole[..mark], whole[(mark + 1)..]);
    }
}
