// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.Routing;
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>
/// One request of ASP.NET Core. Its HttpContext serves another request when this one has ended, so it is touched under
/// a lock and let go of at the end; what is kept of it changes no more.
/// </summary>
sealed class HttpAmbientRequest : AmbientRequest
{
    const int FailedStatus = StatusCodes.Status500InternalServerError;

    static readonly RouteValueDictionary Nothing = [];

    readonly Lock _lock = new();
    readonly FanoutAspNetCoreOptions _code;
    readonly RequestOptions _options;
    readonly string _method;
    readonly PathString _pathBase;
    readonly PathString _path;
    readonly QueryString _query;
    readonly KeyValuePair<string, string>[] _headers;

    HttpContext? _http;
    string _scheme = "";
    string _host = "";
    IPAddress? _clientAddress;
    string? _id;
    Endpoint? _endpoint;
    RouteValueDictionary? _routeValues;
    ClaimsPrincipal? _user;
    int? _status;
    bool _wasAborted;

    public HttpAmbientRequest(HttpContext http, RequestOptions options, FanoutAspNetCoreOptions code)
    {
        var request = http.Request;
        (_http, _options, _code) = (http, options, code);
        _method = request.Method;
        (_pathBase, _path, _query) = (request.PathBase, request.Path, request.QueryString);
        _headers = HeadersOf(request.Headers, options);
    }

    /// <summary>The context around the request, with the request in it.</summary>
    public FanoutContext? Context { get; set; }

    /// <summary>An exception leaves the request; the framework's own line of it comes after its end.</summary>
    public bool Pass(Exception exception)
    {
        Owe(exception);
        lock (_lock)
        {
            if (_http is { Response.HasStarted: false })
                _status = (exception as BadHttpRequestException)?.StatusCode ?? FailedStatus;
        }

        // Never handled here: no frame of ours is added, and nothing unwinds for our sake.
        return false;
    }

    public override void Observe(LogEvent logEvent)
    {
        try
        {
            if (FrameworkLines.IsUnhandledRequest(logEvent))
                ObserveUnhandled(logEvent.Exception!);
            else
                Look(logEvent.Exception is not null);
        }
        catch (Exception failure)
        {
            // Another thread changes the features at this moment: what is known stays known.
            Debug.WriteLine($"A request cannot be looked at ({failure.GetType().Name}).");
        }
    }

    /// <summary>Lets go of the HttpContext, and gives back what is to be reported now.</summary>
    public IReadOnlyList<(Exception Exception, FanoutContext? Context)> End()
    {
        lock (_lock)
        {
            try
            {
                LookWithin(hasException: true);
                _status ??= _http?.Response.StatusCode;
            }
            catch (Exception failure)
            {
                // The request has ended one way or another: what is known by now is enough.
                Debug.WriteLine($"A request cannot be looked at ({failure.GetType().Name}).");
            }

            _http = null;
        }

        Change();
        var owed = Owed();
        return owed.Count == 0 ? [] : [.. owed.Select(exception => (exception, ContextOf(exception)))];
    }

    /// <summary>The method and the route, which is no more than its template; the path where no route
    /// matched.</summary>
    public string EndpointName() => $"{_method} {RouteOf(_endpoint) ?? "(no route)"}";

    protected override RequestFacts ReadFacts()
    {
        var request = Snapshot();
        return new RequestFacts
        {
            Method = request.Method,
            Scheme = _scheme,
            Host = request.Host,
            Path = request.Path,
            QueryString = _query.Value,
            Route = request.Route,
            StatusCode = _status,
            Id = _id,
            ClientAddress = _clientAddress?.ToString(),
            Headers = SentHeaders(),
            UserId = RequestUser.IdOf(request, _options, _code),
            UserName = RequestUser.NameOf(request.User),
            UserEmail = RequestUser.EmailOf(request.User),
            TenantId = RequestTenant.IdOf(request, _options, _code),
            WasAborted = _wasAborted,
        };
    }

    /// <summary>Its last line: the status is not settled before the end of the request.</summary>
    void ObserveUnhandled(Exception exception)
    {
        Look(hasException: true);
        lock (_lock)
        {
            // Who logs it later, from a thread that goes on, has no end to wait for.
            if (_http is not null)
                Owe(exception);
        }
    }

    void Look(bool hasException)
    {
        // Nothing more to be known: most events of a request come when it is.
        if (!hasException && _endpoint is not null && _user?.Identity?.IsAuthenticated == true)
            return;
        lock (_lock)
            LookWithin(hasException);
    }

    /// <summary>Only what costs nothing to look at, and makes nothing that was not there.</summary>
    void LookWithin(bool hasException)
    {
        if (_http is not { } http)
            return;
        var features = http.Features;
        // Not at the beginning: what comes before the first event may know the caller better than the connection does.
        (_scheme, _host) = (http.Request.Scheme, http.Request.Host.Value ?? "");
        var address = http.Connection.RemoteIpAddress;
        _id ??= features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier;
        // An exception handler takes the endpoint away, and says which it was.
        var endpoint = features.Get<IEndpointFeature>()?.Endpoint;
        var user = features.Get<IHttpAuthenticationFeature>()?.User;
        var wasAborted = hasException && http.RequestAborted.IsCancellationRequested;
        var isMore = (endpoint is not null && _endpoint is null)
            || (user is not null && !ReferenceEquals(user, _user))
            || wasAborted != _wasAborted
            || !ReferenceEquals(address, _clientAddress);
        _clientAddress = address;
        if (endpoint is not null && _endpoint is null)
            (_endpoint, _routeValues) = (endpoint, Keep(features.Get<IRouteValuesFeature>()?.RouteValues));
        if (hasException
            && _endpoint is null
            && features.Get<IExceptionHandlerFeature>() is { Endpoint: { } before } failed)
            (_endpoint, _routeValues, isMore) = (before, Keep(failed.RouteValues), true);
        _user = user ?? _user;
        _wasAborted |= wasAborted;
        if (isMore)
            Change();
    }

    /// <summary>The server empties its own for the next request; a copy is made only for who looks into it.</summary>
    RouteValueDictionary? Keep(RouteValueDictionary? values) =>
        values is not null && (_options.TenantRouteValue ?? (object?)_code.TenantId ?? _code.UserId) is not null
            ? new RouteValueDictionary(values)
            : null;

    FanoutRequest Snapshot()
    {
        lock (_lock)
        {
            return new FanoutRequest(_headers)
            {
                Method = _method,
                Host = _host,
                Path = _pathBase.Add(_path).Value ?? "",
                Route = RouteOf(_endpoint),
                RouteValues = _routeValues ?? Nothing,
                User = _user,
            };
        }
    }

    static string? RouteOf(Endpoint? endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText switch
    {
        null => null,
        { Length: > 0 } and ['/', ..] text => text,
        var text => $"/{text}",
    };

    /// <summary>The header of the tenant is read for its sake, and sent only where it is on the list too.</summary>
    KeyValuePair<string, string>[] SentHeaders() => _options.TenantHeader is null
        ? _headers
        : [.. _headers.Where(header => _options.Headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase))];

    static KeyValuePair<string, string>[] HeadersOf(IHeaderDictionary sent, RequestOptions options)
    {
        var headers = new List<KeyValuePair<string, string>>(options.Headers.Count + 1);
        foreach (var name in options.Headers)
            Add(headers, sent, name);
        if (options.TenantHeader is { } tenant && !options.Headers.Contains(tenant, StringComparer.OrdinalIgnoreCase))
            Add(headers, sent, tenant);
        return [.. headers];
    }

    static void Add(List<KeyValuePair<string, string>> headers, IHeaderDictionary sent, string name)
    {
        if (sent.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value)
            headers.Add(new KeyValuePair<string, string>(name, value));
    }
}
