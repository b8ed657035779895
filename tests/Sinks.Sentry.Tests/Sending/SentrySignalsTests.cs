// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>Sessions and check-ins on the way to a server, beside its events, and what it limits of them.</summary>
public class SentrySignalsTests
{
    const string Limits = "X-Sentry-Rate-Limits";

    readonly TestTimeProvider _time = new();

    [Fact]
    public async Task Each_goes_in_an_envelope_of_its_own_without_the_id_of_an_event()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var client = Client(server);

        foreach (var item in Signals())
            (await client.SendAsync([SomeSignals.Item(item)], default)).ShouldBe(SendResult.Delivered);

        server.Requests.Select(request => Envelopes.Types(request).ShouldHaveSingleItem())
            .ShouldBe(["session", "sessions", "check_in"]);
        foreach (var request in server.Requests)
        {
            Envelopes.Header(request).TryGetProperty("event_id", out _).ShouldBeFalse();
            Envelopes.Header(request).TryGetProperty("sent_at", out _).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_is_limited_costs_no_request_until_the_limit_ends()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(200, (Limits, "60:session;monitor:organization")));
        await using var client = Client(server);
        (await client.SendAsync([Encoded.Item(Some.Event())], default)).ShouldBe(SendResult.Delivered);

        _time.Advance(TimeSpan.FromSeconds(59));
        foreach (var item in Signals())
        {
            var result = await client.SendAsync([SomeSignals.Item(item)], default);
            result.Outcome.ShouldBe(SendOutcome.RateLimited);
            result.IsOfBatchAlone.ShouldBeTrue();
        }

        server.Requests.Count.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        foreach (var item in Signals())
            (await client.SendAsync([SomeSignals.Item(item)], default)).ShouldBe(SendResult.Delivered);
    }

    [Fact]
    public async Task A_limit_of_check_ins_leaves_sessions_alone()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(200, (Limits, "60:monitor:organization")));
        await using var client = Client(server);
        await client.SendAsync([SomeSignals.Item(SomeSignals.CheckIn())], default);

        (await client.SendAsync([SomeSignals.Item(SomeSignals.CheckIn())], default)).IsOfBatchAlone.ShouldBeTrue();
        (await client.SendAsync([SomeSignals.Item(SomeSignals.Start())], default)).ShouldBe(SendResult.Delivered);
    }

    [Fact]
    public async Task A_limit_of_events_makes_the_lane_wait_whatever_it_answered()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(200, (Limits, "30:error:organization")));
        await using var client = Client(server);

        (await client.SendAsync([SomeSignals.Item(SomeSignals.Start())], default)).LaterWait
            .ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("60:session:organization", true)]
    [InlineData("60:session;error:organization", false)]
    [InlineData("60::organization", false)]
    [InlineData("60:monitor:organization", false)]
    [InlineData(null, false)]
    public async Task A_429_that_names_sessions_alone_is_no_matter_of_events(string? limits, bool isOfItAlone)
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(limits is null ? Answer.Of(429) : Answer.Of(429, (Limits, limits)));
        await using var client = Client(server);

        var result = await client.SendAsync([SomeSignals.Item(SomeSignals.Start())], default);

        result.Outcome.ShouldBe(SendOutcome.RateLimited);
        result.DropsBatch.ShouldBeTrue();
        result.IsOfBatchAlone.ShouldBe(isOfItAlone);
        result.Wait.ShouldBe(isOfItAlone ? null : TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_server_is_told_what_was_left_out_and_not_what_it_refused_itself()
    {
        await using var server = await LoopbackServer.StartAsync(static request =>
            Envelopes.Types(request).First() is "session" or "check_in"
                ? Answer.Of(429, (Limits, "3600:session;monitor:organization"))
                : Answer.Ok);
        await using var host = Host(server, SessionTracking.Application);
        // The beginning of the session and the first of the check-ins find out; what comes after them is left out.
        await host.SettleAsync();
        for (var i = 0; i < 3; i++)
            host.CheckIn("nightly").Dispose();
        await host.SettleAsync();
        host.Logger.Error("it broke");
        var status = await host.SettleAsync();
        host.Logger.Error("it broke again");
        await host.SettleAsync();

        var backend = status.Backends[0];
        backend.Delivered.ShouldBe(1);
        backend.Kinds["check_in"].Dropped.ShouldBe(6);
        var told = server.Requests.SelectMany(Envelopes.Discarded).ToList();
        told.ShouldAllBe(static loss => loss.StartsWith("ratelimit_backoff", StringComparison.Ordinal));
        told.ShouldAllBe(static loss => loss.Contains(" session ", StringComparison.Ordinal)
            || loss.Contains(" monitor ", StringComparison.Ordinal));
        var refused = server.Requests.Count(static request => Envelopes.Types(request).First() == "check_in");
        Told(told, "monitor").ShouldBe(6 - refused);
        // Its first error is a change of the session.
        Told(told, "session").ShouldBe(1);
        host.Close();
    }

    [Fact]
    public async Task Spotlight_gets_a_copy_of_them()
    {
        await using var spotlight = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f
            .Sentry("", o => (o.Release, o.EnableSpotlight, o.SpotlightUrl) = ("shop@1.4.2", true, spotlight.Address))
            .Options(static o => o.Sessions = SessionTracking.Application));
        host.CheckIn("nightly").Dispose();
        host.Close();

        spotlight.Requests.Select(request => Envelopes.Types(request).ShouldHaveSingleItem())
            .ShouldBe(["session", "check_in", "check_in", "session"]);
    }

    static long Told(IEnumerable<string> losses, string category) => losses.Select(static loss => loss.Split(' '))
        .Where(loss => loss[1] == category)
        .Sum(static loss => long.Parse(loss[2], System.Globalization.CultureInfo.InvariantCulture));

    static FanoutItem[] Signals() => [SomeSignals.Start(), SomeSignals.Requests(), SomeSignals.CheckIn()];

    static FanoutHost Host(LoopbackServer server, SessionTracking sessions) => FanoutHost.FromCode(f => f
        .Sentry($"http://key@127.0.0.1:{server.Port}/1", static o => o.Release = "shop@1.4.2")
        .Options(o => o.Sessions = sessions));

    SentryClient Client(LoopbackServer server) => new(
        SentryDsn.Parse($"http://key@127.0.0.1:{server.Port}/1"),
        new SentryEventEncoder(Encoded.Source),
        ServerErrorPolicy.Auto,
        new SentryReports(),
        new BackendHttp(),
        log: null,
        _time);
}
