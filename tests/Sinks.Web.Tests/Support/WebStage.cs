// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.Playwright;
using Sinks.TestKit.Receivers;

namespace Sinks.Web.Tests.Support;

/// <summary>The sample, Chromium, Spotlight and a webhook, once for all tests.</summary>
public sealed class WebStage : IAsyncLifetime
{
    // Spotlight's, the browser's and the sample's starts together, on a machine with other test runs.
    const float ActionLimit = 20_000;

    SpotlightReceiver? _spotlight;
    LoopbackServer? _webhook;
    WebSample? _sample;
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>Where the sample is.</summary>
    public string Address => _sample!.Address;

    public async Task InitializeAsync()
    {
        // The tests say themselves what is missing, if they run at all.
        if (ReceiverPrerequisites.Here.BrowserSkip is not null)
            return;
        _spotlight = await SpotlightReceiver.StartAsync();
        _webhook = await LoopbackServer.StartAsync();
        _sample = await WebSample.StartAsync(
            ("SENTRY_DSN", _spotlight.Dsn),
            ("Fanout__Backends__ops__Url", $"{_webhook.Address}/hook"),
            ("Fanout__Backends__ops__AllowHttp", "true"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ReceiverPrerequisites.Here.ChromiumFile,
            Args = ["--no-sandbox"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_sample is not null)
            await _sample.DisposeAsync();
        if (_webhook is not null)
            await _webhook.DisposeAsync();
        if (_spotlight is not null)
            await _spotlight.DisposeAsync();
    }

    /// <summary>A page as a new visitor sees it.</summary>
    public async Task<IPage> OpenAsync(string path, bool isSignedIn = false, ColorScheme scheme = ColorScheme.Light)
    {
        var visitor = await _browser!.NewContextAsync(new BrowserNewContextOptions { ColorScheme = scheme });
        visitor.SetDefaultTimeout(ActionLimit);
        if (isSignedIn)
            await visitor.APIRequest.PostAsync($"{Address}/sign-in/ada");
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
    }

    /// <summary>The event at Spotlight whose payload meets a condition.</summary>
    public async Task<JsonElement> AtSpotlightAsync(Func<string, bool> isMet, string what)
    {
        var envelope = await _spotlight!.EnvelopeAsync(
            envelope => envelope[1].GetArrayLength() > 0 && isMet(envelope[1][0][1].GetRawText()), what);
        return envelope[1][0][1];
    }

    /// <summary>The body of the webhook which has an event that meets a condition.</summary>
    public async Task<JsonElement> AtWebhookAsync(Func<string, bool> isMet, string what)
    {
        await Waiting.UntilAsync(
            () => Events().Any(item => isMet(item.GetRawText())),
            $"the webhook has {what}",
            () => string.Join('\n', Events()));
        return Events().First(item => isMet(item.GetRawText()));
    }

    List<JsonElement> Events() =>
    [
        .. _webhook!.Requests.SelectMany(static request => JsonSerializer.Deserialize<JsonElement>(request.Text)
            .GetProperty("data").GetProperty("events").EnumerateArray().ToArray()),
    ];
}
