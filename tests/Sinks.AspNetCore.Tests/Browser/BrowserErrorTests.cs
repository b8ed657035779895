// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Serilog.Events;

namespace Sinks.AspNetCore.Tests.Browser;

/// <summary>What pages report arrives as events, in each of the three formats.</summary>
public sealed class BrowserErrorTests
{
    const string Ada = "sub=u-17;name=Ada Lovelace";
    const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    const string SdkEvent = """
        {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","timestamp":1767225600.5,"platform":"javascript","level":"fatal",
        "release":"shop@1.2.3","environment":"prod","user":{"id":"mallory","email":"m@example.org"},"tags":{"cart":"full","UserId":"mallory"},
        "request":{"url":"https://shop.example/cart?step=2#pay","headers":{"User-Agent":"forged"}},
        "breadcrumbs":[{"timestamp":1767225590.5,"category":"ui.click","message":"button#pay"},
          {"timestamp":1767225595.5,"type":"http","category":"fetch","data":{"method":"POST","url":"/api/pay","status_code":500}}],
        "exception":{"values":[
          {"type":"NetworkError","value":"refused"},
          {"type":"TypeError","value":"total is undefined","mechanism":{"type":"auto.browser.global_handlers.onerror","handled":false},
           "stacktrace":{"frames":[
             {"filename":"https://shop.example/vendor/react.js","function":"dispatch","lineno":1,"colno":900,"in_app":true},
             {"filename":"https://shop.example/app.js","function":"pay","lineno":10,"colno":5,"in_app":true}]}}]}}
        """;

    [Fact]
    public async Task An_envelope_of_Sentry_s_SDK_keeps_its_error_frames_causes_and_crumbs()
    {
        await using var bench = await BrowserBench.StartAsync();

        using var response = await bench.SendAsync(
            bench.Envelope(SdkEvent), "text/plain;charset=UTF-8", ("X-Test-User", Ada), ("traceparent", Trace),
            ("User-Agent", "Mozilla/5.0 (test)"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("{}");
        await bench.Web.EndAsync();

        var item = bench.Web.Errors.ShouldHaveSingleItem();
        item.Face.ShouldBe(FanoutFace.Browser);
        item.Level.ShouldBe(LogEventLevel.Error);
        item.Template.ShouldBe("Error in the browser: {ErrorType}: {ErrorMessage}");
        item.Message.ShouldBe("Error in the browser: TypeError: total is undefined");
        item.SourceContext.ShouldBe("Sinks.AspNetCore.Browser");
        item.IsUnhandled.ShouldBeTrue();
        item.Mechanism.ShouldBe("onerror");
        item.Context.UserId.ShouldBe("u-17");
        item.TraceId.ShouldBe("0af7651916cd43dd8448eb211c80319c");
        var error = item.Exception.ShouldNotBeNull();
        (error.Type, error.Message).ShouldBe(("TypeError", "total is undefined"));
        error.Frames.Select(static frame => (frame.Function, frame.File, frame.Line, frame.Column, frame.InApp)).ShouldBe(
        [
            ("pay", "https://shop.example/app.js", 10, 5, true),
            ("dispatch", "https://shop.example/vendor/react.js", 1, 900, false),
        ]);
        error.Frames.ShouldAllBe(static frame => frame.IsScript);
        error.InnerExceptions.ShouldHaveSingleItem().Type.ShouldBe("NetworkError");
        item.Breadcrumbs.Select(static crumb => (crumb.Category, crumb.Message)).ShouldBe(
            [("ui.click", "button#pay"), ("fetch", "POST /api/pay [500]")]);
        (item.Breadcrumbs[1].Timestamp - item.Breadcrumbs[0].Timestamp).ShouldBe(TimeSpan.FromSeconds(5));
        item.Request!.Url.ShouldBe("https://shop.example/cart");
        item.Request.QueryString.ShouldBe("step=2");
        item.Request.Headers.ShouldHaveSingleItem().Value.ToString().ShouldBe("Mozilla/5.0 (test)");
        item.Properties.Single(static property => property.Name == "BrowserRelease").Value.ToString()
            .ShouldBe("shop@1.2.3");
        item.Properties.Select(static property => property.Name).ShouldBe(["BrowserRelease", "BrowserValues", "ErrorMessage", "ErrorType"]);
        bench.Counted.Taken.ShouldBe(1);
    }

    [Fact]
    public async Task Our_script_s_reports_have_the_frames_of_their_stacks()
    {
        await using var bench = await BrowserBench.StartAsync();

        (await bench.StatusOfAsync(
            """
            {"page":"https://shop.example/cart","reports":[{"kind":"rejection","type":"RangeError","message":"too many",
            "stack":"RangeError: too many\n    at async Cart.add (https://shop.example/cart.js:7:13)\n    at https://cdn.example/lib.js:1:2",
            "values":{"items":12},"cause":{"type":"Error","message":"inner"}}]}
            """,
            "text/plain;charset=UTF-8")).ShouldBe(HttpStatusCode.OK);
        await bench.Web.EndAsync();

        var item = bench.Web.Errors.ShouldHaveSingleItem();
        item.Mechanism.ShouldBe("onunhandledrejection");
        item.Context.UserId.ShouldBeNull();
        item.Exception!.Frames.Select(static frame => (frame.Function, frame.File, frame.Line, frame.Column, frame.InApp))
            .ShouldBe(
            [
                ("Cart.add", "https://shop.example/cart.js", 7, 13, true),
                ("<anonymous>", "https://cdn.example/lib.js", 1, 2, false),
            ]);
        item.Exception.InnerExceptions.ShouldHaveSingleItem().Message.ShouldBe("inner");
    }

    [Theory]
    [InlineData("application/reports+json", """
        [{"type":"csp-violation","age":10,"url":"https://shop.example/cart","user_agent":"forged","body":
        {"documentURL":"https://shop.example/cart","blockedURL":"https://evil.example/x.js","effectiveDirective":"script-src-elem"}}]
        """)]
    [InlineData("application/csp-report", """
        {"csp-report":{"document-uri":"https://shop.example/cart","blocked-uri":"https://evil.example/x.js","effective-directive":"script-src-elem"}}
        """)]
    public async Task A_violated_policy_is_a_warning(string type, string body)
    {
        await using var bench = await BrowserBench.StartAsync();

        (await bench.StatusOfAsync(body, type)).ShouldBe(HttpStatusCode.OK);
        await bench.Web.EndAsync();

        var item = bench.Web.Backend.Events.Single(static item => item.Face == FanoutFace.Browser);
        item.Level.ShouldBe(LogEventLevel.Warning);
        item.Message.ShouldBe(
            "The browser reports csp-violation: script-src-elem blocked https://evil.example/x.js");
        item.SourceContext.ShouldBe("Sinks.AspNetCore.Browser.Reports");
        item.Request!.Url.ShouldBe("https://shop.example/cart");
    }

    [Fact]
    public async Task A_crash_is_an_error_and_an_unknown_type_is_called_other()
    {
        await using var bench = await BrowserBench.StartAsync();

        await bench.StatusOfAsync(
            """
            [{"type":"crash","url":"https://shop.example/","body":{"reason":"oom"}},{"type":"<b>{Evil}</b>","body":{"message":"{Evil}"}}]
            """,
            "application/reports+json");
        await bench.Web.EndAsync();

        bench.Web.Errors.ShouldHaveSingleItem().Message.ShouldBe("The browser reports crash: oom");
        bench.Web.Backend.Events.Select(static item => item.Message)
            .ShouldContain("The browser reports other: {Evil}");
    }

    [Fact]
    public async Task Secrets_in_what_a_page_says_are_redacted()
    {
        await using var bench = await BrowserBench.StartAsync();
        const string Secret = "sk_live_51H8abcdefghijklmnopqrstuv";

        await bench.StatusOfAsync("""
            {"page":"https://shop.example/?token=SECRET","reports":[{"kind":"error","type":"Error","message":"key SECRET",
            "stack":"Error\n    at f (https://shop.example/a.js?api_key=SECRET:1:2)","values":{"apiKey":"SECRET"}}]}
            """.Replace("SECRET", Secret, StringComparison.Ordinal));
        await bench.StatusOfAsync(
            bench.Envelope("""
                {"message":"SECRET","level":"error","breadcrumbs":[{"message":"password=SECRET"}],"extra":{"x":"SECRET"}}
                """.Replace("SECRET", Secret, StringComparison.Ordinal)),
            "text/plain");
        await bench.Web.EndAsync();

        bench.Web.Errors.Count.ShouldBe(2);
        foreach (var item in bench.Web.Errors)
            TextOf(item).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task What_is_no_error_is_ignored_and_counted()
    {
        await using var bench = await BrowserBench.StartAsync();
        var envelope = $$"""
            {"dsn":"{{bench.OwnDsn}}"}
            {"type":"session"}
            {"sid":"1"}
            {"type":"attachment","length":4}
            a
            b
            {"type":"client_report"}
            {}
            """;

        (await bench.StatusOfAsync(envelope, "text/plain")).ShouldBe(HttpStatusCode.OK);
        await bench.Web.EndAsync();

        bench.Web.Errors.ShouldBeEmpty();
        (bench.Counted.Ignored, bench.Counted.Received).ShouldBe((3, 3));
    }

    static string TextOf(FanoutEvent item) => string.Join(
        '\n',
        [
            item.Message,
            item.Template,
            item.Request?.Url ?? "",
            item.Request?.QueryString ?? "",
            item.Exception?.Message ?? "",
            .. (item.Exception?.Frames ?? []).Select(static frame => $"{frame.Function} {frame.File}"),
            .. item.Breadcrumbs.Select(static crumb => crumb.Message),
            .. item.Properties.Select(static property => property.Value.ToString()),
        ]);
}
