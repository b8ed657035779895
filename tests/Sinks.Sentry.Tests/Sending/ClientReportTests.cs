// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>What a server is told of lost events: on envelopes that travel anyway.</summary>
public class ClientReportTests
{
    readonly SentryReports _reports = new();

    [Fact]
    public async Task Losses_ride_once_on_the_next_event()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var client = Client(server);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 3);
        client.OnDropped(FanoutItemKind.Event, "sampled", 2);

        await SendAsync(client);
        await SendAsync(client);

        Envelopes.Types(server.Requests[0]).ShouldBe(["event", "client_report"]);
        Envelopes.Discarded(server.Requests[0]).ShouldBe(["queue_overflow error 3", "sample_rate error 2"]);
        Envelopes.Types(server.Requests[1]).ShouldBe(["event"]);
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Losses_ride_again_when_the_request_is_refused(int status)
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(status));
        await using var client = Client(server);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 3);

        await SendAsync(client);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 1);
        await SendAsync(client);

        Envelopes.Discarded(server.Requests[1]).ShouldBe(["queue_overflow error 4"]);
    }

    [Fact]
    public async Task Losses_ride_again_when_there_is_no_answer()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Reset);
        await using var client = Client(server);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 3);

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(client));
        await SendAsync(client);

        Envelopes.Discarded(server.Requests[^1]).ShouldBe(["queue_overflow error 3"]);
    }

    [Fact]
    public async Task Without_SendClientReports_nothing_is_told()
    {
        await using var server = await LoopbackServer.StartAsync();
        var pipeline = new Pipeline
        {
            Options = { Dsn = $"http://key@127.0.0.1:{server.Port}/1", SendClientReports = false },
        };
        await using var backend = pipeline.Create();
        ((IDropObserver)backend).OnDropped(FanoutItemKind.Event, "queue_full", 3);

        await backend.SendAsync([Encoded.Item(Some.Event())], default);

        Envelopes.Types(server.Requests[0]).ShouldBe(["event"]);
    }

    [Fact]
    public async Task What_a_full_queue_drops_is_told_in_full_and_costs_no_request()
    {
        var answer = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => new Answer { Until = answer.Task });
        await using var host = FanoutHost.FromCode(f => f.Sentry(
            $"http://key@127.0.0.1:{server.Port}/1",
            o => (o.QueueLimit, o.BufferingTimeLimit) = (8, TimeSpan.Zero)));
        for (var i = 0; i < 500; i++)
            host.Logger.Error("event {Number}", i);
        answer.SetResult();
        var status = await host.SettleAsync();
        host.Logger.Error("the last one");
        var last = await host.SettleAsync();

        last.Backends[0].Dropped.ShouldBe(status.Backends[0].Dropped);
        server.Requests.Count.ShouldBe((int)last.Backends[0].Delivered);
        var told = server.Requests.SelectMany(Envelopes.Discarded).Select(entry => entry.Split(' '))
            .ToLookup(parts => parts[0], parts => long.Parse(parts[2], CultureInfo.InvariantCulture));
        told["queue_overflow"].Sum().ShouldBe(last.Backends[0].Dropped["queue_full"]);
        told.Count.ShouldBe(1);
    }

    SentryClient Client(LoopbackServer server) => new(
        SentryDsn.Parse($"http://key@127.0.0.1:{server.Port}/1"),
        new SentryEventEncoder(Encoded.Source),
        ServerErrorPolicy.Auto,
        _reports,
        new BackendHttp(),
        log: null,
        new TestTimeProvider());

    static Task<SendResult> SendAsync(SentryClient client) => client.SendAsync([Encoded.Item(Some.Event())], default);
}
