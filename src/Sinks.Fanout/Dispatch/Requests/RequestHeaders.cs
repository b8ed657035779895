// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Headers of a request as hosts log them: an object <c>RequestHeaders</c>, properties by the conventions of
/// OpenTelemetry, or what the HTTP logging of ASP.NET Core was told to log.
/// </summary>
static class RequestHeaders
{
    const string LoggingCategory = "Microsoft.AspNetCore.HttpLogging";
    const string UserAgent = "User-Agent";
    const int Limit = 100;

    // HTTP logging names them as they are, among the other properties of the event; others have a dash in their name.
    static readonly HashSet<string> WithoutDash = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Connection", "Cookie", "Date", "DNT", "Expect", "From", "Host", "Origin", "Pragma", "Range",
        "Referer", "TE", "Trailer", "Upgrade", "Via", "Warning",
    };

    public static FanoutProperties Read(
        Dictionary<string, LogEventPropertyValue> properties, RequestFields fields, string? category, Redactor redactor)
    {
        var isLogging = EventNames.IsUnder(category, LoggingCategory) && fields.Has(RequestField.PlainMethod);
        if (!isLogging
            && !fields.HasHeaders
            && !fields.Has(RequestField.Headers)
            && !fields.Has(RequestField.SpanUserAgent))
            return FanoutProperties.Empty;
        var headers = new List<FanoutProperty>();
        if (fields.Value(RequestField.Headers) is StructureValue or DictionaryValue)
            headers.AddRange(ValueConverter.Convert(fields.Value(RequestField.Headers)).AsStructure());
        foreach (var (name, value) in properties)
        {
            if (NameOf(name, fields.HasHeaders, isLogging) is { Length: > 0 } header && !Removed.Is(value))
                headers.Add(new FanoutProperty(redactor.RedactName(header), ValueConverter.Convert(value)));
        }

        if (fields.Text(RequestField.SpanUserAgent) is { } agent)
            headers.Add(new FanoutProperty(UserAgent, FanoutValue.From(agent)));
        return new FanoutProperties(
        [
            .. headers.DistinctBy(static header => header.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(static header => header.Name, StringComparer.Ordinal)
                .Take(Limit)
                .Select(header => header with { Value = AsText(header, redactor) }),
        ]);
    }

    static string? NameOf(string property, bool hasHeaders, bool isLogging)
    {
        if (hasHeaders && property.StartsWith(RequestNames.HeaderPrefix, StringComparison.Ordinal))
            return property[RequestNames.HeaderPrefix.Length..];
        return isLogging && (property.Contains('-', StringComparison.Ordinal) || WithoutDash.Contains(property))
            ? property
            : null;
    }

    /// <summary>
    /// A header that came several times is a list of values. Its name alone may be that of a secret where the whole
    /// name of the property is not, and values that are joined may be one together.
    /// </summary>
    static FanoutValue AsText(FanoutProperty header, Redactor redactor) => header.Value.Kind switch
    {
        FanoutValueKind.Sequence =>
            FanoutValue.From(redactor.Redact(header.Name, string.Join(", ", header.Value.AsSequence()))),
        FanoutValueKind.Text => FanoutValue.From(redactor.Redact(header.Name, header.Value.AsText()!)),
        _ => header.Value,
    };
}
