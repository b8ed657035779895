// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Sentry.Tests.Faults;

/// <summary>What is known to go wrong between the official client and a server does not go wrong here.</summary>
public class DeliveryFaultsTests
{
    const string Limits = "X-Sentry-Rate-Limits";

    [Fact]
    public async Task Two_DSNs_in_one_process_each_get_their_own_events_under_their_own_key()
    {
        await using var first = await LoopbackServer.StartAsync();
        await using var second = await LoopbackServer.StartAsync();
        await using var one = FanoutHost.FromCode(f => f.Sentry(Dsn(first, "firstkey")));
        await using var other = FanoutHost.FromCode(f => f.Sentry(Dsn(second, "secondkey")));

        one.Logger.Error("for the first");
        other.Logger.Error("for the second");
        one.Logger.Error("for the first again");
        await one.SettleAsync();
        await other.SettleAsync();

        first.Requests.Select(Message).ShouldBe(["for the first", "for the first again"], ignoreOrder: true);
        second.Requests.Select(Message).ShouldBe(["for the second"]);
        first.Requests.ShouldAllBe(request => request.Header("X-Sentry-Auth")!.EndsWith("=firstkey"));
        Envelopes.Header(second.Requests[0]).GetProperty("dsn").GetString().ShouldBe(Dsn(second, "secondkey"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(429)]
    public async Task A_fractional_rate_limit_holds_and_drops_cost_no_request(int status)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(status, (Limits, "60.5:error:organization")));
        var host = FanoutHost.FromCode(f =>
        {
            f.Options(o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1));
            f.Sentry(Dsn(server), o => (o.BufferingTimeLimit, o.QueueLimit) = (TimeSpan.Zero, 10));
        });
        host.Logger.Error("the first one");
        await host.SettleAsync();

        for (var i = 0; i < 20; i++)
            host.Logger.Error("event {Number}", i);
        var backend = host.Close().Backends[0];

        server.Requests.Count.ShouldBe(1);
        (backend.Dropped["queue_full"] + backend.Dropped["shutdown"]).ShouldBe(20);
        backend.Delivered.ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task An_answer_202_is_a_delivery()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Of(202) with { Body = "" });
        await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server)));
        host.Logger.Error("an error");

        var backend = (await host.SettleAsync()).Backends[0];

        backend.Delivered.ShouldBe(1);
        backend.Dropped.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_queue_costs_nothing_of_the_encoding()
    {
        var answer = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => new Answer { Until = answer.Task });
        var type = new CountingSentryType();
        await using var host = FanoutHost.FromCode(f => f.Add(type, "sentry", o =>
            (o.Dsn, o.QueueLimit, o.BufferingTimeLimit, o.MaxInFlight) = (Dsn(server), 8, TimeSpan.Zero, 1)));
        for (var i = 0; i < 2_000; i++)
            host.Logger.Error(new InvalidOperationException("full"), "event {Number}", i);
        answer.SetResult();

        var backend = (await host.SettleAsync()).Backends[0];

        backend.Dropped["queue_full"].ShouldBeGreaterThan(1_000);
        type.Encodings.ShouldBe((int)backend.Delivered);
    }

    [Theory]
    [InlineData("/1/")]
    [InlineData("/1?source=portal")]
    [InlineData("/1/?source=portal#top")]
    public async Task A_DSN_with_something_behind_the_project_delivers(string end)
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry($"http://key@127.0.0.1:{server.Port}{end}"));
        host.Logger.Error("an error");

        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
        server.Requests[0].Path.ShouldBe("/api/1/envelope/");
    }

    [Fact]
    public async Task Requests_say_what_they_carry_and_who_sends_them()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server)));
        host.Logger.Error("an error");
        await host.SettleAsync();

        server.Requests[0].Header("Content-Type").ShouldBe("application/x-sentry-envelope");
        server.Requests[0].Header("User-Agent").ShouldBe($"sinks.dotnet.sentry/{SentrySdk.Version}");
        server.Requests[0].Header("Content-Length")
            .ShouldBe(server.Requests[0].RawBody.Length.ToString(CultureInfo.InvariantCulture));
    }

    static string Message(ReceivedRequest request) =>
        Envelopes.Event(request).GetProperty("logentry").GetProperty("formatted").GetString()!;

    static string Dsn(LoopbackServer server, string key = "publickey") => $"http://{key}@127.0.0.1:{server.Port}/1";
}
