// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Redacts a request that a hook returned: it may now say anything.</summary>
sealed class RequestRedaction(Redactor redactor)
{
    readonly PropertyRedaction _properties = new(redactor);

    public RequestInfo? Redact(RequestInfo? changed, RequestInfo? original)
    {
        if (changed is null || ReferenceEquals(changed, original))
            return changed;
        return changed with
        {
            Method = Text(changed.Method),
            Url = Text(changed.Url),
            QueryString = Text(changed.QueryString),
            Route = Text(changed.Route),
            Id = Identity(changed.Id),
            Headers = original is not null && ReferenceEquals(changed.Headers, original.Headers)
                ? original.Headers
                : new FanoutProperties(_properties.Redact(changed.Headers, FanoutProperties.Empty)),
            ClientAddress = Identity(changed.ClientAddress),
            UserName = Identity(changed.UserName),
            UserEmail = Identity(changed.UserEmail),
        };
    }

    string? Text(string? text) => text is null ? null : redactor.Redact(text);

    /// <summary>A marker identifies nobody.</summary>
    string? Identity(string? text) => Text(text) is { } left && !Marker.IsIn(left) ? left : null;
}
