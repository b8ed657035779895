// SPDX-License-Identifier: Apache-2.0
using Sinks.TestKit.Receivers;
using Sinks.Web.Tests.Support;

namespace Sinks.Web.Tests;

/// <summary>
/// What Sentry's JavaScript SDK (npm @sentry/browser) reports through its tunnel from a page in a real Chromium.
/// </summary>
[Collection(WebStageCollection.Name)]
public sealed class SentrySdkTests(WebStage stage)
{
    [BrowserFact]
    public async Task Its_uncaught_errors_are_unhandled_and_of_the_site_s_own_code()
    {
        var page = await stage.OpenAsync("/sentry.html?sdk=thrown", isSignedIn: true);

        await page.ClickAsync("#throw");

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains("sdk=thrown", StringComparison.Ordinal)
                && text.Contains("TypeError", StringComparison.Ordinal),
            "the error that was thrown");
        sent.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-ada");
        var error = sent.GetProperty("exception").GetProperty("values")[0];
        error.GetProperty("mechanism").GetProperty("handled").GetBoolean().ShouldBeFalse();
        var throwing = error.GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Last();
        throwing.GetProperty("function").GetString().ShouldBe("totalOf");
        throwing.GetProperty("in_app").GetBoolean().ShouldBeTrue();
    }

    [BrowserFact]
    public async Task What_it_is_given_is_handled_and_keeps_its_tags_together()
    {
        var page = await stage.OpenAsync("/sentry.html");

        await page.ClickAsync("#capture");

        var told = await stage.AtWebhookAsync(
            static text => text.Contains("sentry.html", StringComparison.Ordinal)
                && text.Contains("\"cart\"", StringComparison.Ordinal),
            "the error that was captured");
        told.GetProperty("properties").GetProperty("BrowserValues").GetProperty("cart").GetString().ShouldBe("empty");
        told.GetProperty("exception").GetProperty("frames")[0].GetProperty("function").GetString().ShouldBe("totalOf");
        told.TryGetProperty("context", out _).ShouldBeFalse("nobody is signed in");
    }

    [BrowserFact]
    public async Task Its_rejections_have_the_user_the_frames_and_what_was_clicked()
    {
        var page = await stage.OpenAsync("/sentry.html", isSignedIn: true);

        await page.ClickAsync("#reject");

        var sent = await stage.AtSpotlightAsync(
            static text => text.Contains("sentry.html", StringComparison.Ordinal)
                && text.Contains("The cart is full.", StringComparison.Ordinal),
            "the rejection of the SDK's page");
        sent.GetProperty("user").GetProperty("id").GetString().ShouldBe("u-ada");
        var error = sent.GetProperty("exception").GetProperty("values")[0];
        error.GetProperty("type").GetString().ShouldBe("RangeError");
        error.GetProperty("mechanism").GetProperty("type").GetString().ShouldBe("onunhandledrejection");
        error.GetProperty("stacktrace").GetProperty("frames").EnumerateArray().Last()
            .GetProperty("abs_path").GetString().ShouldBe($"{stage.Address}/site.js");
        sent.GetProperty("breadcrumbs").GetProperty("values").EnumerateArray()
            .ShouldContain(static crumb => crumb.GetProperty("category").GetString() == "ui.click");
        await stage.AtWebhookAsync(
            static text => text.Contains("sentry.html", StringComparison.Ordinal), "the same");
    }
}
