// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>The copy of every event for a developer's machine, beside what goes to the server.</summary>
public class SpotlightCopyTests
{
    [Fact]
    public async Task The_variable_alone_brings_a_redacted_unsampled_copy_without_credentials()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(
            new Dictionary<string, string?> { ["Dsn"] = Dsn(server), ["SampleRate"] = "0" },
            ("SENTRY_SPOTLIGHT", spotlight.Address));
        host.Logger.Error("signed in with {Password}", "hunter2");
        var status = await host.SettleAsync();

        status.Backends.Select(backend => (backend.Name, backend.Delivered))
            .ShouldBe([("sentry", 0), ("sentry-spotlight", 1)]);
        server.Requests.ShouldBeEmpty();
        var request = spotlight.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/stream");
        request.Header("Content-Type").ShouldBe("application/x-sentry-envelope");
        request.Header("X-Sentry-Auth").ShouldBeNull();
        Envelopes.Header(request).TryGetProperty("dsn", out _).ShouldBeFalse();
        request.Text.ShouldNotContain("hunter2");
        request.Text.ShouldNotContain("0123456789abcdef");
    }

    [Fact]
    public async Task Both_get_the_same_event_under_the_same_id()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server), o =>
            (o.EnableSpotlight, o.SpotlightUrl, o.Environment) = (true, spotlight.Address, "staging")));
        host.Logger.Error(new IOException("full"), "cannot write");
        await host.SettleAsync();

        Envelopes.Event(spotlight.Requests[0]).GetRawText().ShouldBe(Envelopes.Event(server.Requests[0]).GetRawText());
    }

    [Fact]
    public async Task It_works_without_a_DSN()
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(
            new Dictionary<string, string?> { ["Release"] = "shop@1" }, ("SENTRY_SPOTLIGHT", spotlight.Address));
        host.Logger.Error("an error");
        var status = await host.SettleAsync();

        status.Backends.Single(backend => backend.Name == "sentry-spotlight").Delivered.ShouldBe(1);
        status.Backends.Single(backend => backend.Name == "sentry").State.ShouldBe(BackendState.Off);
        spotlight.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("SENTRY_ENABLED")]
    [InlineData("Fanout__Backends__sentry__Enabled")]
    [InlineData("Fanout__Backends__sentry-spotlight__Enabled")]
    public async Task An_off_switch_turns_it_off(string variable)
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = Host(
            new Dictionary<string, string?> { ["EnableSpotlight"] = "true", ["SpotlightUrl"] = spotlight.Address },
            (variable, "false"));
        host.Logger.Error("an error");
        var status = await host.SettleAsync();

        status.Backends.ShouldAllBe(backend => backend.State == BackendState.Off);
        spotlight.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_does_not_run_is_said_once_and_holds_nobody_up()
    {
        await using var server = await LoopbackServer.StartAsync();
        using var port = DeadPort.Refusing();
        await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server), o =>
            (o.EnableSpotlight, o.SpotlightUrl, o.BufferingTimeLimit) = (true, port.Address, TimeSpan.Zero)));
        for (var i = 0; i < 50; i++)
            host.Logger.Error("error {Number}", i);
        await server.ReceivedAsync(50);
        await Waiting.UntilAsync(
            () => host.Said.Any(IsOfSpotlight), "the lane to say so", () => string.Join('\n', host.Said));

        host.Status.Backends.Single(backend => backend.Name == "sentry").Delivered.ShouldBeGreaterThan(0);
        host.Said.Where(IsOfSpotlight).ShouldHaveSingleItem().ShouldStartWith(
            "sentry-spotlight: suspended (no answer; Spotlight does not seem to run). Events queue");
        var status = host.Close();
        status.Backends.Single(backend => backend.Name == "sentry").Delivered.ShouldBe(50);
        status.Backends.Single(backend => backend.Name == "sentry-spotlight").Dropped.ShouldCount("shutdown", 50);
    }

    [Fact]
    public async Task An_answer_that_is_not_of_Spotlight_suspends_the_copy()
    {
        await using var spotlight = await LoopbackServer.StartAsync(_ => Answer.Of(404));
        var client = new SpotlightClient(
            new Uri(spotlight.Address), new SentryEventEncoder(Encoded.Source), log: null, TimeProvider.System);
        await using var _ = client;

        var result = await client.SendAsync([Encoded.Item(Some.Event())], default);

        result.Outcome.ShouldBe(SendOutcome.Refused);
        result.Reason.ShouldBe("HTTP 404");
        result.IsFinal.ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_that_is_too_large_for_it_is_trimmed()
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        spotlight.Then(Answer.Of(413));
        await using var host = FanoutHost.FromCode(f => f.Sentry(configure: o =>
            (o.EnableSpotlight, o.SpotlightUrl, o.BufferingTimeLimit) = (true, spotlight.Address, TimeSpan.Zero)));
        host.Logger.Error("an error");
        await host.SettleAsync();

        spotlight.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_machine_is_announced()
    {
        await using var host = FanoutHost.FromCode(f => f.Sentry(configure: o =>
            (o.EnableSpotlight, o.SpotlightUrl) = (true, "http://spot.example.org:8969/stream")));

        host.Said.ShouldContain(
            "sentry-spotlight: a copy of every event goes to spot.example.org:8969, which is another machine.");
    }

    [Fact]
    public async Task Losses_are_not_told_to_it()
    {
        await using var client = new SpotlightClient(
            SpotlightAddress.Default, new SentryEventEncoder(Encoded.Source), log: null, TimeProvider.System);

        client.ShouldNotBeAssignableTo<IDropObserver>();
    }

    static bool IsOfSpotlight(string sentence) => sentence.StartsWith("sentry-spotlight", StringComparison.Ordinal);

    static string Dsn(LoopbackServer server) => $"http://0123456789abcdef@127.0.0.1:{server.Port}/1";

    static FanoutHost Host(
        Dictionary<string, string?> settings, params (string Name, string Value)[] variables) =>
        FanoutHost.FromSection(
            settings.ToDictionary(setting => $"Backends:sentry:{setting.Key}", setting => setting.Value),
            variables.ToDictionary(variable => variable.Name, variable => variable.Value));
}
