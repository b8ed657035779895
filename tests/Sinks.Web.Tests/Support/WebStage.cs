// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Playwright;
using Sinks.TestKit.Receivers;

namespace Sinks.Web.Tests.Support;

/// <summary>The sample, Chromium, Spotlight and a webhook, once for all tests.</summary>
public sealed class WebStage : IAsyncLifetime, IDisposable
{
    // Spotlight's, the browser's and the sample's starts together, on a machine with other test runs.
    const float ActionLimit = 20_000;

    readonly TestCertificates _certificates = new();
    SpotlightReceiver? _spotlight;
    LoopbackServer? _webhook;
    WebSample? _sample;
    IPlaywright? _playwright;
    IBrowser? _browser;
    IBrowserContext? _visitor;

    /// <summary>Where the sample is.</summary>
    public string Address => _sample!.Address;

    /// <summary>What no page may hold: the key of the DSN, the secret of the webhook and its path.</summary>
    public IReadOnlyList<string> Secrets { get; } =
        ["5ec2e7c0ffee4b1d9a3f6e8b7d0c1a2f", "c3RhZ2Utc2VjcmV0LXRoYXQtbm9ib2R5LXNlZXM=", "hook-7f3a9c"];

    public async Task InitializeAsync()
    {
        // The tests say themselves what is missing, if they run at all.
        if (ReceiverPrerequisites.Here.BrowserSkip is not null)
            return;
        _spotlight = await SpotlightReceiver.StartAsync();
        _webhook = await LoopbackServer.StartAsync();
        _sample = await WebSample.StartAsync(
            ("SENTRY_DSN", _spotlight.Dsn.Replace("key@", $"{Secrets[0]}@", StringComparison.Ordinal)),
            ("Fanout__Backends__ops__Secret", $"whsec_{Secrets[1]}"),
            ("Fanout__Backends__ops__Url", $"{_webhook.Address}/{Secrets[2]}"),
            ("Fanout__Backends__ops__AllowHttp", "true"),
            ("Kestrel__Certificates__Default__Path", CertificateFile()),
            ("Kestrel__Certificates__Default__KeyPath", KeyFile()));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ReceiverPrerequisites.Here.ChromiumFile,
            // What browsers notice by themselves they report a minute later, unless told to hurry.
            Args = ["--no-sandbox", "--short-reporting-delay"],
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

    public void Dispose() => _certificates.Dispose();

    /// <summary>A page as a new visitor sees it; the visitor before is gone.</summary>
    public async Task<IPage> OpenAsync(
        string path, bool isSignedIn = false, ColorScheme scheme = ColorScheme.Light, bool isSecure = false)
    {
        if (_visitor is not null)
            await _visitor.CloseAsync();
        _visitor = await _browser!.NewContextAsync(
            new BrowserNewContextOptions { ColorScheme = scheme, IgnoreHTTPSErrors = true });
        _visitor.SetDefaultTimeout(ActionLimit);
        var site = isSecure ? _sample!.SecureAddress : Address;
        if (isSignedIn)
            await _visitor.APIRequest.PostAsync($"{site}/sign-in/ada");
        var page = await _visitor.NewPageAsync();
        await page.GotoAsync(site + path);
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

    string CertificateFile() => _certificates.Write("server.pem", _certificates.Server.ExportCertificatePem());

    string KeyFile()
    {
        using var key = _certificates.Server.GetECDsaPrivateKey()!;
        return _certificates.Write("server.key", key.ExportPkcs8PrivateKeyPem());
    }

    List<JsonElement> Events() =>
    [
        .. _webhook!.Requests.SelectMany(static request => JsonSerializer.Deserialize<JsonElement>(request.Text)
            .GetProperty("data").GetProperty("events").EnumerateArray().ToArray()),
    ];
}
