// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What the properties of one event tell of a request, each part of it once. Used again for the next event.
/// </summary>
sealed class RequestFields
{
    const string HostCategory = "Microsoft.AspNetCore";
    const string ClientCategory = "System.Net.Http";

    static readonly HashSet<string> KnownMethods = new(StringComparer.OrdinalIgnoreCase)
    {
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY",
    };

    readonly LogEventPropertyValue?[] _values = new LogEventPropertyValue?[Enum.GetValues<RequestField>().Length];

    /// <summary>Whether a property is named as headers are in the conventions of OpenTelemetry.</summary>
    public bool HasHeaders { get; private set; }

    /// <summary>Looks through the properties of an event.</summary>
    /// <returns>False when none is about a request.</returns>
    public bool Find(Dictionary<string, LogEventPropertyValue> properties)
    {
        Array.Clear(_values);
        HasHeaders = false;
        var isFound = false;
        foreach (var (name, value) in properties)
        {
            if (RequestNames.TryGet(name, out var field))
            {
                isFound = true;
                if (!Removed.Is(value))
                    _values[(int)field] ??= value;
            }
            else
            {
                HasHeaders |= name.StartsWith(RequestNames.HeaderPrefix, StringComparison.Ordinal);
            }
        }

        return isFound;
    }

    /// <summary>Forgets what is told of other things than the request the host was answering.</summary>
    /// <param name="category">The category of the event, or null.</param>
    public void Sift(string? category)
    {
        if (EventNames.IsUnder(category, ClientCategory))
        {
            // The request that the host makes, beside the scope of the one it answers.
            Forget(RequestField.Method, RequestField.Method);
            Forget(RequestField.Scheme, RequestField.SpanUserAgent);
            HasHeaders = false;
        }

        // A client's span has the whole address and nothing of what a server's span has instead.
        if (Has(RequestField.SpanUrl)
            && !(Has(RequestField.SpanPath) || Has(RequestField.SpanTarget)
                || Has(RequestField.SpanRoute) || Has(RequestField.SpanScheme)))
        {
            Forget(RequestField.SpanMethod, RequestField.SpanUserAgent);
            HasHeaders = false;
        }

        SiftPlain(category);
    }

    public bool Has(RequestField field) => _values[(int)field] is not null;

    public LogEventPropertyValue? Value(RequestField field) => _values[(int)field];

    /// <summary>The first that is there and not empty.</summary>
    public string? Text(params ReadOnlySpan<RequestField> fields)
    {
        foreach (var field in fields)
        {
            if (_values[(int)field] is ScalarValue { Value: { } raw }
                && (raw as string ?? ValueConverter.ConvertScalar(raw).ToString()) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The same for what identifies somebody or something: a marker does not.</summary>
    public string? Identity(params ReadOnlySpan<RequestField> fields) =>
        Text(fields) is { } text && !Marker.IsIn(text) ? text : null;

    /// <summary>The same for a status.</summary>
    public int? Status(params ReadOnlySpan<RequestField> fields) =>
        int.TryParse(Text(fields), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 100 and <= 999
            ? status
            : null;

    void SiftPlain(string? category)
    {
        var hasId = Has(RequestField.Id);
        var isOfHost = hasId && EventNames.IsUnder(category, HostCategory);
        if (!isOfHost)
            Forget(RequestField.PlainPathBase, RequestField.PlainQuery);
        if (!isOfHost && !Has(RequestField.Method))
            Forget(RequestField.PlainStatus, RequestField.PlainStatus);
        if (!hasId || Text(RequestField.PlainMethod) is not { } method || !KnownMethods.Contains(method))
            Forget(RequestField.PlainMethod, RequestField.PlainMethod);
        if (!hasId || Text(RequestField.PlainPath) is not ['/', ..])
            Forget(RequestField.PlainPath, RequestField.PlainPath);
    }

    void Forget(RequestField first, RequestField last) =>
        Array.Clear(_values, (int)first, last - first + 1);
}
