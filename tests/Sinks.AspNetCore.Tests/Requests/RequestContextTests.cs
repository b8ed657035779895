// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;
using Sinks.AspNetCore.Tests.Support;

namespace Sinks.AspNetCore.Tests.Requests;

/// <summary>What every event of a request knows of it, on whatever thread it is emitted.</summary>
public sealed class RequestContextTests
{
    const string Ada = "sub=u-17;name=Ada Lovelace;email=ada@example.org;tid=acme-by-claim";

    [Fact]
    public async Task An_event_of_any_level_has_the_user_and_the_route()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapGet("/orders/{id}", Log));

        await bench.GetAsync("/orders/7", Ada);
        await bench.EndAsync();

        var item = Logged(bench);
        item.Level.ShouldBe(Serilog.Events.LogEventLevel.Information);
        item.Context.UserId.ShouldBe("u-17");
        item.Request!.Route.ShouldBe("/orders/{id}");
        item.Request.StatusCode.ShouldBeOneOf(null, 200);
    }

    [Fact]
    public async Task Nobody_s_name_or_address_becomes_the_user_and_neither_does_a_property_of_one()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapGet("/", Log));

        await bench.GetAsync("/", "name=Ada Lovelace;email=ada@example.org");
        await bench.GetAsync("/", "sub=ada@example.org");
        await bench.EndAsync();

        bench.Backend.Events.ShouldAllBe(static item => item.Context.UserId == null);
        Logged(bench).Request!.UserName.ShouldBe("Ada Lovelace");
        Logged(bench).Request!.UserEmail.ShouldBeNull("redaction takes addresses out");
        bench.Backend.Events.SelectMany(static item => item.Properties).Select(static property => property.Value.ToString())
            .ShouldNotContain(static value => value.Contains("Ada", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Requests:TenantRouteValue", "tenant", "acme-by-route")]
    [InlineData("Requests:TenantClaim", "tid", "acme-by-claim")]
    [InlineData("Requests:TenantHeader", "X-Tenant", "acme-by-header")]
    [InlineData("Requests:UserIdClaims", "sub", null)]
    public async Task The_tenant_is_what_the_configuration_names(string key, string value, string? expected)
    {
        await using var bench = await WebBench.StartAsync(
            static app => app.MapGet("/{tenant}/orders", Log), new() { [key] = value });

        await bench.GetAsync("/acme-by-route/orders", Ada, ("X-Tenant", "acme-by-header"));
        await bench.EndAsync();

        Logged(bench).Context.TenantId.ShouldBe(expected);
        Logged(bench).Request!.Headers.Select(static header => header.Name).ShouldNotContain("X-Tenant");
    }

    [Fact]
    public async Task Code_names_user_and_tenant_and_may_fail()
    {
        await using var bench = await WebBench.StartAsync(
            static app =>
            {
                app.MapGet("/good/{id}", Log);
                app.MapGet("/bad/{id}", Log);
            },
            code: static options =>
            {
                options.TenantId = static request => $"{request.Host.Split(':')[0]} {request.RouteValues["id"]}";
                options.UserId = static request => request.Path.StartsWith("/bad", StringComparison.Ordinal)
                    ? throw new NotSupportedException("no user")
                    : $"u-by-code {request.Method} {request.Header("accept")}";
            });

        await bench.GetAsync("/good/7", Ada, ("Accept", "text/x"));
        await bench.GetAsync("/bad/8", Ada);
        await bench.EndAsync();

        bench.Backend.Events.Where(static item => item.SourceContext == "Shop")
            .Select(static item => (item.Context.UserId, item.Context.TenantId))
            .ShouldBe([("u-by-code GET text/x", "127.0.0.1 7"), ("u-17", "127.0.0.1 8")]);
    }

    [Fact]
    public async Task What_is_pushed_is_stronger_than_the_request()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapGet("/", static (ILoggerFactory loggers) =>
        {
            using (FanoutContext.Push(userId: "on behalf of u-9"))
                Log(loggers);
        }));

        await bench.GetAsync("/", Ada);
        await bench.EndAsync();

        Logged(bench).Context.UserId.ShouldBe("on behalf of u-9");
    }

    [Fact]
    public async Task Only_headers_on_the_list_are_read_and_redaction_reads_them_too()
    {
        await using var bench = await WebBench.StartAsync(
            static app => app.MapGet("/", Log),
            new() { ["Requests:Headers"] = "X-Source, X-Session-Token, Authorization" });

        await bench.GetAsync(
            "/?api_key=sk_live_51H8abcdefghijklmnopqrstuv",
            Ada,
            ("X-Source", "app"),
            ("X-Session-Token", "s3cr3t-value"),
            ("Authorization", "Bearer abcdefghijklmnop"),
            ("X-Other", "unread"));
        await bench.EndAsync();

        var request = Logged(bench).Request!;
        request.Headers.Select(static header => header.Name).ShouldBe(["Authorization", "X-Session-Token", "X-Source"]);
        var texts = string.Join('\n', request.Headers.Select(static header => header.Value.ToString()).Append(request.QueryString));
        texts.ShouldContain("app");
        texts.ShouldNotContain("s3cr3t");
        texts.ShouldNotContain("abcdefghijklmnop");
    }

    [Fact]
    public async Task An_event_after_the_end_of_its_request_tells_nothing_of_the_next_one()
    {
        var first = new TaskCompletionSource();
        var late = new TaskCompletionSource();
        await using var bench = await WebBench.StartAsync(app =>
        {
            app.MapGet("/first", (ILoggerFactory loggers) =>
            {
                _ = LogLaterAsync(loggers);
                return "first";
            });
            app.MapGet("/second", async () =>
            {
                first.SetResult();
                await late.Task;
                return "second";
            });
        });

        async Task LogLaterAsync(ILoggerFactory loggers)
        {
            await first.Task;
            Log(loggers);
            late.SetResult();
        }

        await bench.GetAsync("/first", "sub=u-first");
        await bench.GetAsync("/second", "sub=u-second");
        await bench.EndAsync();

        Logged(bench).Request!.Route.ShouldBe("/first");
        Logged(bench).Context.UserId.ShouldBeOneOf("u-first", null);
    }

    [Fact]
    public async Task The_caller_is_the_one_whom_the_host_s_proxies_name()
    {
        await using var bench = await WebBench.StartAsync(static app =>
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });
            app.MapGet("/orders", Log);
        });

        await bench.GetAsync(
            "/orders",
            Ada,
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "shop.example"));
        await bench.EndAsync();

        Logged(bench).Request!.Url.ShouldBe("https://shop.example/orders");
        Logged(bench).Request!.ClientAddress.ShouldBe("203.0.113.9");
    }

    [Fact]
    public async Task Outside_of_requests_there_is_none()
    {
        await using var bench = await WebBench.StartAsync(static _ => { });

        Log(bench.Get<ILoggerFactory>());
        await bench.EndAsync();

        Logged(bench).Request.ShouldBeNull();
    }

    static FanoutEvent Logged(WebBench bench) =>
        bench.Backend.Events.First(static item => item.SourceContext == "Shop");

    static void Log(ILoggerFactory loggers) => loggers.CreateLogger("Shop").LogInformation("looked up");
}
