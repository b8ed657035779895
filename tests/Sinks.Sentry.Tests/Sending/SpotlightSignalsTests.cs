// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>The copies of structured logs and transactions for a developer's machine.</summary>
public sealed class SpotlightSignalsTests : IDisposable
{
    readonly ActivitySource _source = new("Shop." + Guid.NewGuid().ToString("N"));

    public void Dispose() => _source.Dispose();

    [Fact]
    public async Task Logs_and_every_transaction_go_to_it_without_a_DSN_or_credentials()
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(spotlight, ("EnableLogs", "true"), ("TracesSampleRate", "0.000001"));
        using (_source.StartActivity("convert"))
            host.Logger.Information("signed in with {Password}", "hunter2");
        var status = await host.SettleAsync();

        status.Mistakes.ShouldBeEmpty();
        status.Backends.Where(backend => backend.State != BackendState.Off).Select(backend => backend.Name)
            .ShouldBe(["sentry-spotlight", "sentry-spotlight-logs", "sentry-spotlight-traces"], ignoreOrder: true);
        spotlight.Requests.SelectMany(Envelopes.Types).ShouldBe(["log", "transaction"], ignoreOrder: true);
        foreach (var request in spotlight.Requests)
        {
            request.Path.ShouldBe("/stream");
            request.Header("X-Sentry-Auth").ShouldBeNull();
            request.Text.ShouldNotContain("hunter2");
            Envelopes.Header(request).TryGetProperty("dsn", out _).ShouldBeFalse();
            Envelopes.Header(request).TryGetProperty("trace", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_server_gets_its_own_beside_them()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(
            spotlight,
            ("Dsn", $"http://0123456789abcdef@127.0.0.1:{server.Port}/1"),
            ("EnableLogs", "true"),
            ("TracesSampleRate", "1"));
        using (_source.StartActivity("convert"))
            host.Logger.Information("started");
        await host.SettleAsync();

        server.Requests.SelectMany(Envelopes.Types).ShouldBe(["log", "transaction"], ignoreOrder: true);
        Payload(spotlight, "transaction").ShouldBe(Payload(server, "transaction"));
        Payload(spotlight, "log").ShouldBe(Payload(server, "log"));
    }

    [Fact]
    public async Task What_nobody_turned_on_is_not_copied()
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(spotlight);
        using (_source.StartActivity("convert"))
            host.Logger.Information("started");
        var status = await host.SettleAsync();

        status.Backends.Select(backend => backend.Name).ShouldBe(["sentry", "sentry-spotlight"], ignoreOrder: true);
        spotlight.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void The_copies_wait_for_a_Spotlight_that_does_not_run_with_short_queues()
    {
        var companions = new Pipeline
        {
            Options = { EnableSpotlight = true, EnableLogs = true, EnableTraces = true, TracesFollowParent = true },
        }.Companions;

        companions.Select(companion => (companion.Name, companion.Options.QueueLimit))
            .ShouldBe([("spotlight", 100), ("spotlight-logs", 1_000), ("spotlight-traces", 100)]);
        companions.ShouldAllBe(companion => companion.Options.Overflow == OverflowPolicy.DropOldest);
        companions.ShouldAllBe(companion => companion.Options.SuspendedProbe == TimeSpan.FromSeconds(10));
        var traces = Contract.Make(companions[2].Type, companions[2].Options, Contract.Setup("s")).Profile;
        traces.TracesSampleRate.ShouldBe(1);
        traces.FollowsRemoteParent.ShouldBeFalse();
    }

    static string Payload(LoopbackServer server, string type) => server.Requests.SelectMany(Envelopes.Items)
        .Where(item => item.Header.GetProperty("type").GetString() == type)
        .Select(item => JsonDocument.Parse(item.Payload).RootElement.GetRawText())
        .ShouldHaveSingleItem();

    FanoutHost Host(LoopbackServer spotlight, params (string Name, string Value)[] settings) => FanoutHost.FromSection(
        settings.Append(("EnableSpotlight", "true")).Append(("SpotlightUrl", spotlight.Address))
            .ToDictionary(setting => $"Backends:sentry:{setting.Item1}", setting => (string?)setting.Item2)
            .Append(new("Traces:Sources", _source.Name))
            .ToDictionary(setting => setting.Key, setting => setting.Value));
}
