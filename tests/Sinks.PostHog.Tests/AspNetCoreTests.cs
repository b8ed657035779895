// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Sinks.PostHog.Tests;

/// <summary>A real web application with the logging of its template: ASP.NET Core names all it logs.</summary>
public sealed class AspNetCoreTests
{
    [Fact]
    public async Task Only_the_events_that_the_application_names_itself_become_product_events()
    {
        await using var server = await LoopbackServer.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFanout(
            f => f.PostHog(PostHogHost.Key, o => o.Host = server.Address), section: "FanoutOfPostHogTests");
        var framework = new NamesHeard();
        builder.Logging.AddProvider(framework);
        await using (var application = builder.Build())
        {
            application.MapGet("/convert", Convert);
            application.MapGet("/fail", static context => throw new InvalidOperationException("It broke."));
            await application.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
            foreach (var path in (string[])["/convert", "/missing", "/fail"])
                (await http.GetAsync(path)).Dispose();
            await application.StopAsync();
        }

        var sent = server.Requests.SelectMany(EventsOf).ToList();
        sent.Where(static name => name != "$exception").ShouldBe(["conversion_started", "conversion_done"]);
        sent.ShouldContain("$exception");
        framework.Names.Count.ShouldBeGreaterThan(10, "the framework named events, or this test tells nothing");
    }

    static string Convert(ILoggerFactory loggers)
    {
        var logger = loggers.CreateLogger("Shop.Converter");
        logger.LogInformation(new EventId(1, "conversion_started"), "Converting {File}", "report.md");
        logger.LogInformation("no name, no event");
        logger.LogDebug(new EventId(2, "conversion_done"), "Converted {Pages} pages", 12);
        return "done";
    }

    static List<string> EventsOf(ReceivedRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        return [.. json.RootElement.GetProperty("batch").EnumerateArray()
            .Select(static item => item.GetProperty("event").GetString()!)];
    }

    /// <summary>Hears the names that a host's loggers give their events.</summary>
    sealed class NamesHeard : ILoggerProvider, ILogger
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (Names)
                Names.Add(eventId.Name ?? "");
        }

        public void Dispose()
        {
        }
    }
}
