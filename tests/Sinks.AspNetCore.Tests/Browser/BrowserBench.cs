// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Sinks.AspNetCore.Tests.Support;

namespace Sinks.AspNetCore.Tests.Browser;

/// <summary>An application that takes what browsers report, and a browser that may be anybody.</summary>
sealed class BrowserBench : IAsyncDisposable
{
    readonly BrowserStatus _before = BrowserStatus.Current;

    BrowserBench(WebBench web) => Web = web;

    public WebBench Web { get; }

    public string Origin => Web.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>The DSN of a page that knows none.</summary>
    public string OwnDsn => $"http://browser@{Web.Client.BaseAddress!.Authority}/0";

    /// <summary>What has come since the test began.</summary>
    public BrowserStatus Counted
    {
        get
        {
            var now = BrowserStatus.Current;
            return now with
            {
                Received = now.Received - _before.Received,
                Taken = now.Taken - _before.Taken,
                Shed = now.Shed - _before.Shed,
                Ignored = now.Ignored - _before.Ignored,
                Refused = now.Refused.ToDictionary(
                    static pair => pair.Key,
                    pair => pair.Value - _before.Refused.GetValueOrDefault(pair.Key)),
            };
        }
    }

    public static async Task<BrowserBench> StartAsync(
        Dictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? first = null) =>
        new(await WebBench.StartAsync(
            app =>
            {
                first?.Invoke(app);
                app.MapBrowserErrors("/errors");
            },
            settings,
            build: build));

    /// <summary>Sends a body as a page of the site does.</summary>
    public Task<HttpResponseMessage> SendAsync(
        string body, string? type = "application/json", params (string Name, string Value)[] headers) =>
        SendAsync(Encoding.UTF8.GetBytes(body), type, [("Origin", Origin), .. headers]);

    public async Task<HttpResponseMessage> SendAsync(
        byte[] body, string? type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/errors") { Content = new ByteArrayContent(body) };
        if (type is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await Web.Client.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusOfAsync(
        string body, string? type = "application/json", params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(body, type, headers);
        return response.StatusCode;
    }

    /// <summary>An envelope with one event.</summary>
    public string Envelope(string sent, string? dsn = null) => $$"""
        {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","sent_at":"2026-01-01T00:00:00.000Z","dsn":"{{dsn ?? OwnDsn}}"}
        {"type":"event"}
        {{sent.ReplaceLineEndings("")}}
        """;

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
