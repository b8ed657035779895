// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.Playwright;
using Sinks.TestKit.Receivers;
using Sinks.Web.Tests.Support;

namespace Sinks.Web.Tests;

/// <summary>The pages people look at, by eye, by keyboard and by the rules of axe (npm axe-core).</summary>
[Collection(WebStageCollection.Name)]
public sealed class PageTests(WebStage stage)
{
    static readonly string Axe = Path.Combine(ReceiverPrerequisites.Here.Folder, "node_modules", "axe-core", "axe.min.js");

    [BrowserFact]
    public Task The_status_page_breaks_no_rule_in_the_light() => ShouldBreakNoRuleAsync("/fanout", ColorScheme.Light);

    [BrowserFact]
    public Task The_status_page_breaks_no_rule_in_the_dark() => ShouldBreakNoRuleAsync("/fanout", ColorScheme.Dark);

    [BrowserFact]
    public Task The_sample_s_page_breaks_no_rule() => ShouldBreakNoRuleAsync("/", ColorScheme.Dark);

    [BrowserFact]
    public async Task The_status_page_looks_different_in_the_dark()
    {
        var light = await BackgroundAsync(ColorScheme.Light);
        var dark = await BackgroundAsync(ColorScheme.Dark);

        light.ShouldBe("rgb(255, 255, 255)");
        dark.ShouldBe("rgb(13, 17, 23)");
    }

    [BrowserFact]
    public async Task The_status_page_is_used_by_keyboard()
    {
        var page = await stage.OpenAsync("/fanout", isSignedIn: true);

        await page.Keyboard.PressAsync("Tab");
        var skip = await FocusAsync(page);
        await page.Keyboard.PressAsync("Tab");
        var refresh = await FocusAsync(page);
        await page.Keyboard.PressAsync("Tab");
        var table = await FocusAsync(page);

        skip.ShouldStartWith("Skip to content");
        refresh.ShouldStartWith("Refresh");
        table.ShouldContain("Backends");
        (skip + refresh + table).ShouldNotContain("outline: none");
    }

    [BrowserFact]
    public async Task The_status_page_fits_a_phone()
    {
        var page = await stage.OpenAsync("/fanout", isSignedIn: true);
        await page.SetViewportSizeAsync(360, 640);

        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }

    async Task ShouldBreakNoRuleAsync(string path, ColorScheme scheme)
    {
        var page = await stage.OpenAsync(path, isSignedIn: true, scheme);
        // The page's own policy keeps scripts out; what the debugger evaluates is no script of the page.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));

        var result = await page.EvaluateAsync<JsonElement>("axe.run().then(result => ({ broken: result.violations.map("
            + "rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' ')), passed: result.passes.length }))");

        result.GetProperty("broken").EnumerateArray().Select(static rule => rule.GetString()).ShouldBeEmpty();
        result.GetProperty("passed").GetInt32().ShouldBeGreaterThan(10);
    }

    async Task<string> BackgroundAsync(ColorScheme scheme)
    {
        var page = await stage.OpenAsync("/fanout", isSignedIn: true, scheme);
        (await page.ScreenshotAsync()).Length.ShouldBeGreaterThan(5_000);
        return await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }

    static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>("""
        (() => {
          const element = document.activeElement, style = getComputedStyle(element);
          return (element.getAttribute('aria-label') || element.textContent) + ' outline: ' + style.outlineStyle;
        })()
        """);
}
