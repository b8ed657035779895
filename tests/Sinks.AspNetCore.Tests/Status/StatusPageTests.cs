// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Sinks.AspNetCore.Tests.Support;

namespace Sinks.AspNetCore.Tests.Status;

/// <summary>What operators see, and who is an operator.</summary>
public sealed partial class StatusPageTests
{
    const string Ada = "sub=u-17";

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Ada, 200)]
    public async Task It_is_behind_the_host_s_authorization(string? user, int expected)
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapFanoutStatus());

        (await bench.GetAsync("/fanout", user)).ShouldBe(expected);
        (await bench.GetAsync("/fanout/status.json", user)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("sub=u-17", 403)]
    [InlineData("sub=u-17;role=operator", 200)]
    public async Task A_policy_of_the_host_s_asks_for_more(string user, int expected)
    {
        await using var bench = await WebBench.StartAsync(
            static app => app.MapFanoutStatus("/ops").RequireAuthorization("Operators"),
            build: static builder => builder.Services.AddAuthorizationBuilder()
                .AddPolicy("Operators", static policy => policy.RequireClaim("role", "operator")));

        (await bench.GetAsync("/ops", user)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(false, 403)]
    [InlineData(true, 200)]
    public async Task A_host_without_authorization_shows_it_to_nobody_unless_it_says_so(bool isOpened, int expected)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var page = app.MapFanoutStatus();
        if (isOpened)
            page.AllowAnonymous();
        await app.StartAsync();
        using var client = new HttpClient();

        using var response = await client.GetAsync($"{app.Urls.First()}/fanout");

        ((int)response.StatusCode).ShouldBe(expected);
    }

    [Fact]
    public async Task It_shows_backends_errors_and_types_and_no_markup_of_anybody_s()
    {
        await using var bench = await WebBench.StartAsync(
            static app => app.MapFanoutStatus().AllowAnonymous(),
            new()
            {
                ["Backends:<b>evil</b>:Type"] = "Nothing",
                ["Backends:<b>evil</b>:Url"] = "https://x.example/secret-path",
            });
        var logger = bench.Get<ILoggerFactory>().CreateLogger("Shop");
        logger.LogError(new InvalidTimeZoneException("<script>alert(1)</script>"), "Order {Id} <img src=x>", 7);
        await Waiting.UntilAsync(() => bench.Errors.Count > 0, "the error is dispatched");

        using var response = await bench.Client.GetAsync("/fanout");
        var page = await response.Content.ReadAsStringAsync();

        page.ShouldContain("memory (Made)");
        page.ShouldContain("Order 7 &lt;img src=x&gt;");
        page.ShouldContain("System.InvalidTimeZoneException");
        page.ShouldContain("&lt;b&gt;evil&lt;/b&gt;");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("secret-path");
        page.ShouldNotContain("<script");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Programs_get_the_same_as_json()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapFanoutStatus().AllowAnonymous());
        bench.Get<ILoggerFactory>().CreateLogger("Shop").LogError("lost");
        await Waiting.UntilAsync(() => bench.Errors.Count > 0, "the error is dispatched");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fanout");
        request.Headers.Add("Accept", "application/json");

        using var response = await bench.Client.SendAsync(request);
        using var status = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        status.RootElement.EnumerateObject().Select(static member => member.Name).ShouldBe(
            ["at", "health", "reasons", "fanouts", "browser", "hour"]);
        status.RootElement.GetProperty("health").GetString().ShouldBe("healthy");
        var fanout = status.RootElement.GetProperty("fanouts")[0];
        fanout.GetProperty("recent_errors")[0].GetProperty("message").GetString().ShouldBe("lost");
        fanout.GetProperty("backends")[0].GetProperty("state").GetString().ShouldBe("running");
        fanout.GetProperty("errors").GetProperty("none").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task The_last_hour_is_told_minute_by_minute()
    {
        var time = new TestTimeProvider();
        await using var bench = await WebBench.StartAsync(
            static app => app.MapFanoutStatus().AllowAnonymous(),
            build: builder => builder.Services.AddSingleton<TimeProvider>(time));
        var logger = bench.Get<ILoggerFactory>().CreateLogger("Shop");
        time.Advance(TimeSpan.FromMinutes(1));
        logger.LogError("one");
        logger.LogError("two");
        time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 58; i++)
            time.Advance(TimeSpan.FromMinutes(1));

        using var full = JsonDocument.Parse(await bench.Client.GetStringAsync("/fanout/status.json"));
        time.Advance(TimeSpan.FromMinutes(1));
        using var later = JsonDocument.Parse(await bench.Client.GetStringAsync("/fanout/status.json"));

        static long[] Errors(JsonDocument status) =>
        [
            .. status.RootElement.GetProperty("hour").EnumerateArray()
                .Select(static minute => minute.GetProperty("errors").GetInt64()),
        ];
        Errors(full).ShouldBe([0, 2, .. Enumerable.Repeat(0L, 58)]);
        Errors(later).ShouldBe([2, .. Enumerable.Repeat(0L, 59)]);
        (await bench.Client.GetStringAsync("/fanout")).ShouldContain("Errors logged: 2 in 60 minutes, at most 2 in one");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_colour_of_a_text_stands_out(int theme)
    {
        var themes = RootRule().Matches(StatusStyle.Sheet);
        themes.Count.ShouldBe(2);
        var colours = Colour().Matches(themes[theme].Value)
            .ToDictionary(static match => match.Groups["name"].Value, static match => Luminance(match.Groups["hex"].Value));
        var texts = colours.Where(static colour => colour.Key is not ("back" or "raised" or "line")).ToList();

        texts.Count.ShouldBe(6);
        foreach (var (name, luminance) in texts)
        {
            foreach (var back in (double[])[colours["back"], colours["raised"]])
            {
                var ratio = (Math.Max(luminance, back) + 0.05) / (Math.Min(luminance, back) + 0.05);
                ratio.ShouldBeGreaterThan(4.5, name);
            }
        }
    }

    [Fact]
    public async Task Health_is_degraded_by_a_mistake_and_not_by_a_backend_that_is_off_by_choice()
    {
        var reports = new List<HealthReport>();
        foreach (var settings in (Dictionary<string, string?>[])
        [
            new() { ["Backends:ops:Type"] = "Webhook", ["Backends:ops:Enabled"] = "false" },
            new() { ["Nonsense"] = "1" },
        ])
        {
            await using var bench = await WebBench.StartAsync(
                static _ => { }, settings, build: static builder => builder.Services.AddHealthChecks().AddFanout());
            reports.Add(await bench.Get<HealthCheckService>().CheckHealthAsync());
        }

        reports.Select(static report => report.Status).ShouldBe([HealthStatus.Healthy, HealthStatus.Degraded]);
        reports[1].Entries["fanout"].Description!.ShouldContain(":Nonsense");
    }

    [Fact]
    public async Task Health_tells_of_a_server_that_refuses_and_not_its_address()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(401));
        await using var bench = await WebBench.StartAsync(
            static app => app.MapHealthChecks("/health"),
            new()
            {
                ["Backends:ops:Type"] = "Webhook",
                ["Backends:ops:Url"] = $"{server.Address}/hooks/T0SECRET",
                ["Backends:ops:AllowHttp"] = "true",
            },
            build: static builder => builder.Services.AddHealthChecks().AddFanout());
        bench.Get<ILoggerFactory>().CreateLogger("Shop").LogError("lost");
        await Waiting.UntilAsync(
            () => bench.Status.Backends.Any(static backend => backend.State == BackendState.Suspended),
            "the webhook is suspended");

        var report = await bench.Get<HealthCheckService>().CheckHealthAsync();

        report.Status.ShouldBe(HealthStatus.Degraded);
        report.Entries["fanout"].Description!.ShouldStartWith("ops: suspended");
        report.Entries["fanout"].Description!.ShouldNotContain("T0SECRET");
        (await bench.Client.GetStringAsync("/health")).ShouldBe("Degraded");
    }

    [Theory]
    [InlineData(BackendState.Running, BackendState.Running, HealthStatus.Healthy)]
    [InlineData(BackendState.Waiting, BackendState.Running, HealthStatus.Degraded)]
    [InlineData(BackendState.Suspended, BackendState.Running, HealthStatus.Degraded)]
    [InlineData(BackendState.Suspended, BackendState.Waiting, HealthStatus.Degraded)]
    [InlineData(BackendState.Suspended, BackendState.Off, HealthStatus.Unhealthy)]
    [InlineData(BackendState.Ended, BackendState.Suspended, HealthStatus.Unhealthy)]
    public void Health_is_that_of_what_can_send(BackendState first, BackendState second, HealthStatus expected)
    {
        static BackendStatus Backend(string name, BackendState state) => new()
        {
            Name = name,
            Type = "Sentry",
            State = state,
            Why = state == BackendState.Running ? null : "the server said 401.",
            IsDegraded = state != BackendState.Running,
        };
        var status = new FanoutStatus
        {
            Name = "Fanout",
            IsRunning = true,
            Backends = [Backend("one", first), Backend("two", second)],
        };

        var health = FanoutHealth.Of([status], new Dictionary<string, long>());

        health.Status.ShouldBe(expected);
        health.Reasons.Count.ShouldBe(status.Backends.Count(static backend => backend.IsDegraded));
    }

    [Fact]
    public void Losses_of_the_last_minute_degrade_it()
    {
        var time = new TestTimeProvider();
        var drops = new RecentDrops(time);
        static FanoutStatus Lost(long count) => new()
        {
            Name = "Fanout",
            IsRunning = true,
            Dropped = new Dictionary<string, long> { ["intake_full"] = count, ["duplicate"] = count * 2 },
        };

        drops.Since([Lost(5)]).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(30));
        var lost = drops.Since([Lost(8)]);
        time.Advance(TimeSpan.FromSeconds(59));
        drops.Since([Lost(8)]);
        time.Advance(TimeSpan.FromSeconds(61));

        lost.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("intake_full", 3L));
        drops.Since([Lost(8)]).ShouldBeEmpty();
        FanoutHealth.Of([Lost(8)], lost).Status.ShouldBe(HealthStatus.Degraded);
    }

    static double Luminance(string hex)
    {
        static double Linear(string part)
        {
            var value = int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Linear(hex[..2])) + (0.7152 * Linear(hex[2..4])) + (0.0722 * Linear(hex[4..]));
    }

    [GeneratedRegex(@":root\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RootRule();

    [GeneratedRegex(@"--(?<name>\w+):#(?<hex>[0-9a-f]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Colour();
}
