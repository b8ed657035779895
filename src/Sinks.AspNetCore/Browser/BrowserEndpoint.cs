// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sinks.AspNetCore;

/// <summary>
/// Takes what browsers report. Whatever comes, the answer is one of a few fixed ones: nothing of the request is in it.
/// </summary>
sealed class BrowserEndpoint(TimeProvider time)
{
    const int ReadingLimit = 256;

    static readonly byte[] EmptyObject = "{}"u8.ToArray();

    readonly ClientRates _rates = new(time);
    readonly BrowserBooks _books = BrowserBooks.Process;
    int _reading;

    /// <summary>A request with reports.</summary>
    public async Task PostAsync(HttpContext http)
    {
        // The body may be a page's last words, or an attacker's first: nobody else is to answer for it.
        var options = BrowserEvents.Options;
        http.Response.Headers.CacheControl = "no-store";
        if (!OriginGate.Lets(http, options))
        {
            Refuse(http, BrowserRefusal.Origin);
            return;
        }

        if (_rates.Enter(http.Connection.RemoteIpAddress, options) is { } seconds)
        {
            RefuseForNow(http, seconds);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _reading) > ReadingLimit)
                RefuseForNow(http, 1);
            else
                await ReadAsync(http, options).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _reading);
        }
    }

    /// <summary>A browser asks whether a page of another origin may report.</summary>
    public static Task AskAsync(HttpContext http)
    {
        if (!OriginGate.Lets(http, BrowserEvents.Options))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = "POST";
        headers.AccessControlAllowHeaders = "content-type, traceparent";
        headers.AccessControlMaxAge = "600";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    async Task ReadAsync(HttpContext http, BrowserOptions options)
    {
        var (body, refusal) = await BodyReader.ReadAsync(http.Request, options.BodyBytesLimit, time)
            .ConfigureAwait(false);
        if (body is { } bytes)
        {
            await TakeAsync(http, options, BrowserFormats.Read(
                bytes, dsn => OwnServer.Is(dsn, http.Request), time.GetUtcNow())).ConfigureAwait(false);
        }
        else
        {
            // Who went away gets no answer, and is counted all the same.
            Refuse(http, refusal ?? BrowserRefusal.Malformed);
        }
    }

    Task TakeAsync(HttpContext http, BrowserOptions options, BrowserBody body)
    {
        if (body.Refusal is { } refusal)
        {
            Refuse(http, refusal);
            return Task.CompletedTask;
        }

        _books.CountIgnored(body.Ignored);
        if (body.Reports.Count == 0)
        {
            if (body.Ignored == 0)
                _books.CountIgnored();
        }
        else if (!BrowserEvents.AreTaken)
        {
            _books.CountIgnored(body.Reports.Count);
        }
        else
        {
            TakeReports(http, options, body.Reports);
        }

        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = EmptyObject.Length;
        // Without a token: to somebody who has gone away it writes into nothing.
        return http.Response.Body.WriteAsync(EmptyObject, CancellationToken.None).AsTask();
    }

    void TakeReports(HttpContext http, BrowserOptions options, IReadOnlyList<BrowserReport> reports)
    {
        var userAgent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent
            ? BrowserText.Cut(agent, BrowserText.Address)
            : null;
        var now = time.GetLocalNow();
        for (var i = 0; i < reports.Count; i++)
        {
            // The request itself was counted as its first report.
            if (i > 0 && _rates.Enter(http.Connection.RemoteIpAddress, options) is not null)
            {
                _books.CountRefused(BrowserRefusal.RateLimited, reports.Count - i);
                return;
            }

            if (BrowserEvents.Emit(BrowserEventMaker.Make(reports[i], now, userAgent)))
                _books.CountTaken();
            else
                _books.CountShed();
        }
    }

    void RefuseForNow(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Refuse(http, BrowserRefusal.RateLimited);
    }

    void Refuse(HttpContext http, BrowserRefusal reason)
    {
        _books.CountRefused(reason);
        if (http.Response.HasStarted)
            return;
        http.Response.StatusCode = reason switch
        {
            BrowserRefusal.Origin or BrowserRefusal.Dsn => StatusCodes.Status403Forbidden,
            BrowserRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
            BrowserRefusal.MediaType => StatusCodes.Status415UnsupportedMediaType,
            BrowserRefusal.RateLimited => StatusCodes.Status429TooManyRequests,
            BrowserRefusal.Timeout => StatusCodes.Status408RequestTimeout,
            _ => StatusCodes.Status400BadRequest,
        };
        // What is left of the body is not waited for.
        if (reason is BrowserRefusal.TooLarge or BrowserRefusal.Timeout)
            http.Response.Headers[HeaderNames.Connection] = "close";
    }
}
