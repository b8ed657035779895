// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Sinks.Delivery.Tests.Support;
using Sinks.Sentry;

namespace Sinks.Delivery.Tests;

/// <summary>Requests that a real server answers, as sessions at a Sentry-protocol server.</summary>
[Collection(nameof(Alone))]
public sealed class RequestSessionTests
{
    [Fact]
    public async Task Requests_are_counted_by_how_the_application_answered_them()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using (var application = await StartAsync(server.Address))
        {
            using var client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
            for (var i = 0; i < 5; i++)
                (await client.GetAsync("/fine")).EnsureSuccessStatusCode();
            for (var i = 0; i < 3; i++)
                (await client.GetAsync("/handled")).EnsureSuccessStatusCode();
            for (var i = 0; i < 2; i++)
                ((int)(await client.GetAsync("/unhandled")).StatusCode).ShouldBe(500);
            await application.StopAsync();
        }

        Sum(server, "exited").ShouldBe(5);
        Sum(server, "errored").ShouldBe(3);
        Sum(server, "crashed").ShouldBe(2);
    }

    static async Task<WebApplication> StartAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Logging.AddFanout(f => f
            .Options(static options => options.Sessions = SessionTracking.Request)
            // The receiver is a server of this process too: nothing is sent while requests are counted.
            .Sentry(Wires.Dsn(address), static o => o.MinimumLevel = LogEventLevel.Fatal));
        var application = builder.Build();
        application.MapGet("/fine", static () => "fine");
        application.MapGet("/handled", (HttpContext context) =>
        {
            context.RequestServices.GetRequiredService<ILogger<RequestSessionTests>>().LogError("handled");
            return "handled";
        });
        application.MapGet("/unhandled", static string () => throw new InvalidOperationException("nobody catches this"));
        await application.StartAsync();
        return application;
    }

    static long Sum(LoopbackServer server, string outcome) => server.Requests
        .Select(static request => request.Text.Split('\n'))
        .Where(static lines => lines[1].Contains("\"type\":\"sessions\"", StringComparison.Ordinal))
        .SelectMany(static lines => JsonDocument.Parse(lines[2]).RootElement.GetProperty("aggregates").EnumerateArray())
        .Sum(aggregate => aggregate.TryGetProperty(outcome, out var count) ? count.GetInt64() : 0);
}
