// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Redacts what is known of a request, and joins it with what an event's own properties tell of it.</summary>
sealed class AmbientRequestReader(Redactor redactor)
{
    const int TextLimit = 2_000;
    const int ShortLimit = 200;

    public ReadRequest Read(RequestFacts facts, int version) => new(
        this,
        version,
        new RequestInfo
        {
            Method = Text(facts.Method, ShortLimit),
            Url = Text(AddressOf(facts), TextLimit),
            QueryString = Text(facts.QueryString?.TrimStart('?') is { Length: > 0 } query ? query : null, TextLimit),
            Route = Text(facts.Route, TextLimit),
            StatusCode = facts.StatusCode,
            Id = Identity(facts.Id),
            ClientAddress = Identity(facts.ClientAddress),
            UserName = Identity(facts.UserName),
            UserEmail = Identity(facts.UserEmail),
            Headers = HeadersOf(facts),
            WasAborted = facts.WasAborted,
        },
        facts.UserId,
        facts.TenantId);

    /// <summary>
    /// The request itself is known better than by what was logged of it; an event alone says which status was sent, and
    /// which headers were logged.
    /// </summary>
    /// <param name="known">The request; null when nothing surrounds the event.</param>
    /// <param name="told">What the event's properties tell, or null.</param>
    public static RequestInfo? Join(RequestInfo? known, RequestInfo? told)
    {
        if (known is null || told is null)
            return known ?? told;
        if ((told.StatusCode is null || told.StatusCode == known.StatusCode) && told.Headers.Count == 0)
            return known;
        return known with
        {
            StatusCode = told.StatusCode ?? known.StatusCode,
            Headers = Join(known.Headers, told.Headers),
        };
    }

    static FanoutProperties Join(FanoutProperties known, FanoutProperties told)
    {
        if (told.Count == 0)
            return known;
        return new FanoutProperties(
        [
            .. known.Concat(told).DistinctBy(static header => header.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(static header => header.Name, StringComparer.Ordinal),
        ]);
    }

    static string? AddressOf(RequestFacts facts) =>
        facts is { Scheme: { } scheme, Host: { Length: > 0 } host, Path: { } path }
            ? $"{scheme}://{host}{path}"
            : facts.Path;

    FanoutProperties HeadersOf(RequestFacts facts)
    {
        if (facts.Headers.Count == 0)
            return FanoutProperties.Empty;
        return new FanoutProperties(
        [
            .. facts.Headers.OrderBy(static header => header.Key, StringComparer.Ordinal).Select(header =>
                new FanoutProperty(
                    header.Key,
                    FanoutValue.From(redactor.Redact(header.Key, FanoutText.Cut(header.Value, TextLimit))))),
        ]);
    }

    string? Text(string? text, int limit) => text is null ? null : redactor.Redact(FanoutText.Cut(text, limit));

    /// <summary>A marker identifies nobody.</summary>
    string? Identity(string? text) =>
        Text(text, ShortLimit) is { Length: > 0 } left && !Marker.IsIn(left) ? left : null;
}
