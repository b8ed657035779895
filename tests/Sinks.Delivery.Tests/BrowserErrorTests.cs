// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Datadog;
using Sinks.Delivery.Tests.Support;
using Sinks.PostHog;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests;

/// <summary>An error of a script is told to each service in the words it has for JavaScript.</summary>
public sealed class BrowserErrorTests
{
    const string Script = "https://shop.example/app.js?v=3";

    [Fact]
    public async Task Sentry_and_PostHog_get_frames_of_JavaScript()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using (var host = FanoutHost.FromCode(f => f
            .Sentry(Wires.Dsn(server.Address))
            .PostHog("phc_0123456789abcdef", o => o.Host = server.Address)))
        {
            Report(host);
            await host.SettleAsync();
        }

        var sentry = Json(server, static path => path.Contains("/envelope/", StringComparison.Ordinal), line: 2);
        sentry.GetProperty("platform").GetString().ShouldBe("javascript");
        sentry.GetProperty("level").GetString().ShouldBe("error");
        sentry.GetProperty("contexts").TryGetProperty("runtime", out _).ShouldBeFalse("that is the server's");
        var error = sentry.GetProperty("exception").GetProperty("values")[0];
        error.GetProperty("mechanism").GetProperty("type").GetString().ShouldBe("onerror");
        error.GetProperty("mechanism").GetProperty("data").TryGetProperty("HResult", out _).ShouldBeFalse();
        var frame = error.GetProperty("stacktrace").GetProperty("frames")[0];
        frame.GetProperty("filename").GetString().ShouldBe("https://shop.example/app.js");
        frame.GetProperty("abs_path").GetString().ShouldBe(Script);
        frame.GetProperty("colno").GetInt32().ShouldBe(5);

        var exception = Json(server, static path => path == "/batch/").GetProperty("batch")[0].GetProperty("properties")
            .GetProperty("$exception_list")[0];
        exception.GetProperty("stacktrace").GetProperty("frames")[0].GetProperty("lang").GetString()
            .ShouldBe("javascript");
        exception.GetProperty("stacktrace").GetProperty("frames")[0].GetProperty("filename").GetString().ShouldBe(Script);
    }

    [Fact]
    public async Task Services_that_take_a_text_get_it_as_browsers_print_it()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using (var host = FanoutHost.FromCode(f => f
            .Datadog("0123456789abcdef", o => o.Url = server.Address + "/datadog")
            .Webhook("rollbar", server.Address + "/rollbar", static o =>
            {
                o.Format = WebhookFormat.Rollbar;
                o.Rollbar.AccessToken = "0123456789abcdef0123456789abcdef";
            })))
        {
            Report(host);
            await host.SettleAsync();
        }

        var log = Json(server, static path => path == "/datadog")[0];
        log.GetProperty("ddsource").GetString().ShouldBe("browser");
        log.GetProperty("error").GetProperty("stack").GetString().ShouldBe(
            $"TypeError: total is undefined{Environment.NewLine}    at pay ({Script}:10:5)");
        Json(server, static path => path == "/rollbar").GetProperty("data").GetProperty("language").GetString()
            .ShouldBe("javascript");
    }

    [Fact]
    public async Task A_flood_of_them_takes_a_tenth_of_the_intake_and_no_place_from_errors_of_the_process()
    {
        var hold = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => new Answer { Until = hold.Task });
        await using var host = FanoutHost.FromCode(f => f
            .Options(static o => o.IntakeLimit = 1_000)
            .Use(item =>
            {
                // The dispatcher stands still with the first one in hand.
                hold.Task.Wait(TimeSpan.FromSeconds(20));
                return item;
            })
            .Sentry(Wires.Dsn(server.Address)));
        var taken = 0;
        for (var i = 0; i < 5_000; i++)
            taken += host.ReportFromBrowser("TypeError", $"{i}", "pay", Script) ? 1 : 0;
        for (var i = 0; i < 500; i++)
            host.Logger.Error("of the process {Number}", i);
        hold.SetResult();

        var status = await host.SettleAsync();

        // The run that the dispatcher has taken already has left its places.
        taken.ShouldBeInRange(100, 200);
        status.Dropped["intake_full"].ShouldBe(5_000 - taken);
        status.Backends[0].Delivered.ShouldBe(taken + 500);
    }

    static void Report(FanoutHost host) =>
        host.ReportFromBrowser("TypeError", "total is undefined", "pay", Script).ShouldBeTrue();

    static JsonElement Json(LoopbackServer server, Func<string, bool> isPath, int? line = null)
    {
        var text = server.Requests.Single(request => isPath(request.Path)).Text;
        return JsonSerializer.Deserialize<JsonElement>(line is { } number ? text.Split('\n')[number] : text);
    }
}
