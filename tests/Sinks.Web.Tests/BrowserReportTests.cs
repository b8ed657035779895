// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.TestKit.Receivers;
using Sinks.Web.Tests.Support;

namespace Sinks.Web.Tests;

/// <summary>
/// What fails on the pages of samples/Web in a real Chromium, as Spotlight and a webhook read it.
/// </summary>
[Collection(WebStageCollection.Name)]
public sealed class BrowserReportTests(WebStage stage)
{
    [BrowserFact]
    public async Task Our_script_reports_an_error_with_the_user_and_its_frames()
    {
        var page = await stage.OpenAsync("/", isSignedIn: true);

        await page.ClickAsync("#throw");

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains("\"onerror\"", StringComparison.Ordinal)
                && text.Contains("u-ada", StringComparison.Ordinal)
                && text.Contains("totalOf", StringComparison.Ordinal),
            "the error of the page");
        sent.GetProperty("platform").GetString().ShouldBe("javascript");
        sent.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-ada");
        sent.GetProperty("request").GetProperty("url").GetString().ShouldBe($"{stage.Address}/");
        var error = sent.GetProperty("exception").GetProperty("values")[0];
        error.GetProperty("type").GetString().ShouldBe("TypeError");
        error.GetProperty("mechanism").GetProperty("handled").GetBoolean().ShouldBeFalse();
        var throwing = error.GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Last();
        throwing.GetProperty("function").GetString().ShouldBe("totalOf");
        throwing.GetProperty("abs_path").GetString().ShouldBe($"{stage.Address}/site.js");
        throwing.GetProperty("lineno").GetInt32().ShouldBeGreaterThan(1);
        throwing.GetProperty("in_app").GetBoolean().ShouldBeTrue();

        var told = await stage.AtWebhookAsync(
            static text => text.Contains("totalOf", StringComparison.Ordinal)
                && text.Contains("u-ada", StringComparison.Ordinal)
                && text.Contains("TypeError", StringComparison.Ordinal),
            "the error of the page");
        told.GetProperty("exception").GetProperty("frames")[0].GetProperty("function").GetString().ShouldBe("totalOf");
        told.GetProperty("context").GetProperty("user_id").GetString().ShouldBe("u-ada");
    }

    [BrowserFact]
    public async Task Our_script_reports_rejections_and_what_it_is_given()
    {
        var page = await stage.OpenAsync("/");

        await page.ClickAsync("#reject");
        await page.ClickAsync("#capture");

        var rejected = await stage.AtSpotlightAsync(
            static text => text.Contains("The cart is full.", StringComparison.Ordinal)
                && !text.Contains("sentry.html", StringComparison.Ordinal),
            "the rejection");
        rejected.TryGetProperty("user", out _).ShouldBeFalse("nobody is signed in");
        var captured = await stage.AtSpotlightAsync(
            static text => text.Contains("\"cart\"", StringComparison.Ordinal), "the error that was captured");
        captured.GetProperty("exception").GetProperty("values")[0].GetProperty("mechanism").GetProperty("handled")
            .GetBoolean().ShouldBeTrue();
    }

    [BrowserFact]
    public async Task The_last_error_of_a_page_that_is_left_arrives()
    {
        var page = await stage.OpenAsync("/");

        await page.ClickAsync("#leave");

        await stage.AtSpotlightAsync(
            static text => text.Contains("reading 'length'", StringComparison.Ordinal)
                && !text.Contains("u-ada", StringComparison.Ordinal),
            "the error of the page that is gone");
    }

    [BrowserFact]
    public async Task The_error_of_a_tab_that_is_closed_at_once_arrives()
    {
        var page = await stage.OpenAsync("/?tab=closed");

        await page.ClickAsync("#throw");
        await page.CloseAsync();

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains("closed", StringComparison.Ordinal)
                && text.Contains("totalOf", StringComparison.Ordinal),
            "the error of the tab that is closed");
        sent.GetProperty("request").GetProperty("url").GetString().ShouldStartWith($"{stage.Address}/");
    }

    [BrowserFact]
    public async Task An_error_belongs_to_the_trace_the_page_was_rendered_in()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var page = await stage.OpenAsync("/");
        await page.EvaluateAsync($$"""
            document.head.insertAdjacentHTML('beforeend', '<meta name="traceparent"'
                + ' content="00-{{Trace}}-00f067aa0ba902b7-01">')
            """);

        await page.ClickAsync("#throw");

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains(Trace, StringComparison.Ordinal), "the error with the page's trace");
        sent.GetProperty("contexts").GetProperty("trace").GetProperty("trace_id").GetString().ShouldBe(Trace);
    }

    [BrowserFact]
    public async Task A_violated_policy_is_reported_by_the_browser_itself()
    {
        var page = await stage.OpenAsync("/?by=uri");

        await page.ClickAsync("#violate");

        var told = await ViolationAsync("by=uri");
        told.GetProperty("properties").GetProperty("BrowserValues").TryGetProperty("blocked-uri", out _).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task A_violated_policy_is_reported_by_the_Reporting_API_where_there_is_https()
    {
        var page = await stage.OpenAsync("/?by=api", isSignedIn: true, isSecure: true);

        await page.ClickAsync("#violate");

        var told = await ViolationAsync("by=api");
        told.GetProperty("properties").GetProperty("BrowserValues").TryGetProperty("blockedURL", out _).ShouldBeTrue();
        // Chromium sends such reports with the cookies of the site, to the site itself.
        told.GetProperty("context").GetProperty("user_id").GetString().ShouldBe("u-ada");
    }

    [BrowserFact]
    public async Task An_error_of_the_server_has_the_route_the_user_and_the_workflow()
    {
        var page = await stage.OpenAsync("/", isSignedIn: true);

        await page.ClickAsync("#order");
        await page.GetByText("The server answered 500.").WaitForAsync();

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains("has no price", StringComparison.Ordinal), "the error of the server");
        sent.GetProperty("transaction").GetString().ShouldBe("GET /{tenant}/orders/{id:int}");
        sent.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-ada");
        var tags = sent.GetProperty("tags");
        tags.GetProperty("tenant_id").GetString().ShouldBe("acme");
        tags.GetProperty("workflow_id").GetString().ShouldBe("order-lookup");
        tags.GetProperty("step").GetString().ShouldBe("price");
        sent.GetProperty("exception").GetProperty("values")[0].GetProperty("mechanism").GetProperty("handled")
            .GetBoolean().ShouldBeFalse();
        var told = await stage.AtWebhookAsync(
            static text => text.Contains("has no price", StringComparison.Ordinal), "the error of the server");
        told.GetProperty("request").GetProperty("route").GetString().ShouldBe("/{tenant}/orders/{id:int}");
        told.GetProperty("request").GetProperty("status_code").GetInt32().ShouldBe(500);
    }

    async Task<JsonElement> ViolationAsync(string query)
    {
        var told = await stage.AtWebhookAsync(
            text => text.Contains(query, StringComparison.Ordinal)
                && text.Contains("https://elsewhere.example/pixel.png", StringComparison.Ordinal),
            "the violation");
        told.GetProperty("level").GetString()!.ToUpperInvariant().ShouldBe("WARNING");
        told.GetRawText().ShouldContain("csp-violation");
        return told;
    }
}
