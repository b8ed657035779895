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
    static readonly string Axe =
        Path.Combine(ReceiverPrerequisites.Here.Folder, "node_modules", "axe-core", "axe.min.js");

    [BrowserFact]
    public Task The_status_page_breaks_no_rule_in_the_light() => ShouldBreakNoRuleAsync("/fanout", ColorScheme.Light);

    [BrowserFact]
    public Task The_status_page_breaks_no_rule_in_the_dark() => ShouldBreakNoRuleAsync("/fanout", ColorScheme.Dark);

    [BrowserFact]
    public Task The_page_with_our_script_breaks_no_rule() => ShouldBreakNoRuleAsync("/", ColorScheme.Light);

    [BrowserFact]
    public Task The_page_with_Sentry_s_SDK_breaks_no_rule() => ShouldBreakNoRuleAsync("/sentry.html", ColorScheme.Dark);

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

        var stops = await ShouldReachAllByTabAsync(page);

        stops[0].ShouldBe("Skip to content");
        stops.ShouldContain("Refresh");
        stops.ShouldContain("Backends");
    }

    [BrowserFact]
    public async Task The_sample_s_page_is_used_by_keyboard()
    {
        var page = await stage.OpenAsync("/");

        (await ShouldReachAllByTabAsync(page)).ShouldContain("Look up an order");
        await page.FocusAsync("#sign-in");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Signed in as ada.").WaitForAsync();
    }

    [BrowserFact]
    public async Task The_status_page_fits_a_phone()
    {
        var page = await stage.OpenAsync("/fanout", isSignedIn: true);
        await page.SetViewportSizeAsync(360, 640);

        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task No_page_and_no_script_holds_a_DSN_or_a_secret()
    {
        var page = await stage.OpenAsync("/", isSignedIn: true);
        string[] paths =
        [
            "/", "/sentry.html", "/site.js", "/sentry.js", "/errors/script.js",
            "/fanout", "/fanout/status.json", "/health",
        ];
        foreach (var path in paths)
        {
            var answer = await page.APIRequest.GetAsync(stage.Address + path);
            answer.Status.ShouldBe(200, path);
            var text = await answer.TextAsync();
            foreach (var secret in stage.Secrets)
                text.ShouldNotContain(secret, customMessage: path);
        }
    }

    [BrowserFact]
    public async Task No_page_violates_its_own_policy()
    {
        foreach (var path in (string[])["/", "/sentry.html", "/fanout"])
        {
            var page = await stage.OpenAsync(path, isSignedIn: true);
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    complaints.Add(message.Text);
            };
            await page.ReloadAsync();

            complaints.ShouldBeEmpty(path);
        }
    }

    [BrowserFact]
    public async Task Strangers_do_not_see_the_status_page()
    {
        var page = await stage.OpenAsync("/");

        foreach (var path in (string[])["/fanout", "/fanout/status.json"])
        {
            var answer = await page.APIRequest.GetAsync(stage.Address + path, new() { MaxRedirects = 0 });
            answer.Status.ShouldBe(302, path);
            (await answer.TextAsync()).ShouldBeEmpty(path);
        }
    }

    async Task ShouldBreakNoRuleAsync(string path, ColorScheme scheme)
    {
        var page = await stage.OpenAsync(path, isSignedIn: true, scheme);
        // A status page with an error on it has more to read.
        await page.APIRequest.GetAsync($"{stage.Address}/acme/orders/7");
        await page.ReloadAsync();
        // The page's own policy keeps scripts out; what the debugger evaluates is no script of the page.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));

        var result = await page.EvaluateAsync<JsonElement>("""
            axe.run().then(result => {
              const told = rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' ');
              // A contrast that could not be computed is none that was found good.
              const unsure = result.incomplete.filter(rule => rule.id === 'color-contrast');
              return { broken: result.violations.concat(unsure).map(told), passed: result.passes.map(rule => rule.id) };
            })
            """);

        result.GetProperty("broken").EnumerateArray().Select(static rule => rule.GetString()).ShouldBeEmpty();
        var passed = result.GetProperty("passed").EnumerateArray().Select(static rule => rule.GetString()).ToList();
        string[] rules = ["color-contrast", "document-title", "html-has-lang", "landmark-one-main", "region"];
        foreach (var rule in rules)
            passed.ShouldContain(rule);
    }

    /// <summary>Tabs through everything that can be used, each visibly; the names in the order of the stops.</summary>
    static async Task<IReadOnlyList<string>> ShouldReachAllByTabAsync(IPage page)
    {
        var count = await page.Locator("a[href], button:enabled, [tabindex='0']").CountAsync();
        count.ShouldBeGreaterThan(2);
        var stops = new List<string>();
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<JsonElement>("""
                (() => {
                  const element = document.activeElement;
                  const style = getComputedStyle(element), box = element.getBoundingClientRect();
                  return {
                    name: element.getAttribute('aria-label') || element.textContent.trim(),
                    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
                    isOnScreen: box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight
                  };
                })()
                """);
            var name = stop.GetProperty("name").GetString()!;
            stop.GetProperty("outline").GetDouble().ShouldBeGreaterThanOrEqualTo(2, name);
            stop.GetProperty("isOnScreen").GetBoolean().ShouldBeTrue(name);
            stops.Add(name);
        }

        stops.ShouldBeUnique();
        return stops;
    }

    async Task<string> BackgroundAsync(ColorScheme scheme)
    {
        var page = await stage.OpenAsync("/fanout", isSignedIn: true, scheme);
        (await page.ScreenshotAsync()).Length.ShouldBeGreaterThan(5_000);
        return await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
    }
}
