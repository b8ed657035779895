// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>The lane of structured logs, from the logger to the wire.</summary>
public class SentryLogsTests
{
    [Fact]
    public async Task Logs_go_by_a_lane_of_their_own_at_most_a_hundred_in_an_envelope()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server);
        for (var i = 0; i < 250; i++)
            host.Logger.Information("step {Number}", i);
        host.Logger.Debug("too low");
        host.Logger.Error("an error");
        var status = await host.SettleAsync();

        status.Backends.Select(backend => (backend.Name, backend.Delivered))
            .ShouldBe([("sentry", 1), ("sentry-logs", 251)]);
        var envelopes = server.Requests.Where(IsOfLogs).ToList();
        envelopes.Sum(request => Logs(request).Count).ShouldBe(251);
        foreach (var request in envelopes)
        {
            var (header, payload) = Envelopes.Items(request).ShouldHaveSingleItem();
            header.GetProperty("content_type").GetString().ShouldBe("application/vnd.sentry.items.log+json");
            header.GetProperty("item_count").GetInt32().ShouldBe(Logs(request).Count);
            header.GetProperty("item_count").GetInt32().ShouldBeInRange(1, 100);
            JsonDocument.Parse(payload).RootElement.GetProperty("version").GetInt32().ShouldBe(2);
            request.Path.ShouldBe("/api/1/envelope/");
            request.Header("X-Sentry-Auth")!.ShouldContain("sentry_key=0123456789abcdef");
            Envelopes.Header(request).TryGetProperty("event_id", out _).ShouldBeFalse();
            Envelopes.Header(request).TryGetProperty("trace", out _).ShouldBeFalse("the logs are of several traces");
            Envelopes.Header(request).GetProperty("sent_at").GetString().ShouldEndWith("Z");
        }
    }

    [Fact]
    public async Task A_log_is_redacted_and_its_event_still_finds_it_among_the_breadcrumbs()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = Host(server);
        host.Logger.Information("signed in with {Password}", "hunter2");
        host.Logger.Error("an error");
        await host.SettleAsync();

        server.Requests.ShouldAllBe(request => !request.Text.Contains("hunter2", StringComparison.Ordinal));
        Logs(server.Requests.Single(IsOfLogs))[0].GetProperty("body").GetString()!
            .ShouldStartWith("signed in with [redacted:");
        Envelopes.Event(server.Requests.Single(request => !IsOfLogs(request))).GetProperty("breadcrumbs")
            .GetProperty("values")[0].GetProperty("message").GetString()!.ShouldStartWith("signed in with");
    }

    [Fact]
    public async Task What_is_said_of_single_events_does_not_concern_logs()
    {
        await using var server = await LoopbackServer.StartAsync();
        var encodings = 0;
        await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server), o =>
        {
            (o.EnableLogs, o.SampleRate, o.MinimumLevel) = (true, 0, LogEventLevel.Fatal);
            (o.QueueLimit, o.MaxInFlight, o.Events) = (1, 1, ["named"]);
            o.UseEncoder(own => new Counting(own, () => encodings++));
        }));
        for (var i = 0; i < 20; i++)
            host.Logger.Information("step {Number}", i);
        var status = await host.SettleAsync();

        status.Backends.Single(backend => backend.Name == "sentry-logs").Delivered.ShouldBe(20);
        encodings.ShouldBe(0);
    }

    [Fact]
    public void The_lane_has_a_long_queue_and_the_profile_of_the_protocol()
    {
        var pipeline = new Pipeline { Options = { Dsn = "https://key@bugs.example.org/1", EnableLogs = true } };
        var companion = pipeline.Companions.ShouldHaveSingleItem();

        companion.Name.ShouldBe("logs");
        var options = companion.Options.ShouldBeOfType<SentryOptions>();
        options.QueueLimit.ShouldBe(65_536);
        options.QueueBytesLimit.ShouldBe(64 * 1024 * 1024);
        var profile = Contract.Make(companion.Type, options, Contract.Setup("sentry-logs")).Profile;
        profile.Kinds.ShouldBe([FanoutItemKind.Event]);
        profile.KeepsReserve.ShouldBeFalse();
        profile.BatchSizeLimit.ShouldBe(100);
        profile.MaxInFlight.ShouldBe(8);
        profile.MinimumLevel.ShouldBe(LogEventLevel.Information);
        profile.ItemBytesLimit.ShouldBe(1024 * 1024);
        profile.BatchBytesLimit.ShouldBe(1024 * 1024);
    }

    [Theory]
    [InlineData("https://key@bugs.example.org/1", null)]
    [InlineData("https://key@bugs.example.org/1", false)]
    [InlineData("", true)]
    [InlineData("no address", true)]
    public void Without_the_switch_or_a_usable_DSN_there_is_no_such_lane(string dsn, bool? isOn) =>
        new Pipeline { Options = { Dsn = dsn, EnableLogs = isOn } }.Companions.ShouldBeEmpty();

    [Fact]
    public async Task A_section_of_its_own_tunes_the_lane()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>
        {
            ["Backends:sentry:Dsn"] = Dsn(server),
            ["Backends:sentry:EnableLogs"] = "true",
            ["Backends:sentry-logs:MinimumLevel"] = "Warning",
            ["Backends:sentry-logs:BatchSizeLimit"] = "2",
        });
        host.Logger.Information("too low");
        for (var i = 0; i < 5; i++)
            host.Logger.Warning("warning {Number}", i);
        var status = await host.SettleAsync();

        status.Mistakes.ShouldBeEmpty();
        server.Requests.Sum(request => Logs(request).Count).ShouldBe(5);
        server.Requests.ShouldAllBe(request => Logs(request).Count <= 2);
    }

    [Theory]
    [InlineData("SENTRY_ENABLED")]
    [InlineData("Fanout__Backends__sentry__Enabled")]
    [InlineData("Fanout__Backends__sentry-logs__Enabled")]
    public async Task An_off_switch_turns_it_off(string variable)
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?>
            {
                ["Backends:sentry:Dsn"] = Dsn(server),
                ["Backends:sentry:EnableLogs"] = "true",
            },
            new Dictionary<string, string> { [variable] = "false" });
        host.Logger.Information("a log");
        var status = await host.SettleAsync();

        status.Backends.Single(backend => backend.Name == "sentry-logs").State.ShouldBe(BackendState.Off);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("60:log_item:organization", 60)]
    [InlineData("60:log_byte:organization", 60)]
    [InlineData("60::organization", 60)]
    [InlineData("60:error;transaction:organization", null)]
    public async Task A_limit_of_logs_makes_the_lane_wait(string limits, int? seconds)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(200, ("X-Sentry-Rate-Limits", limits)));
        await using var client = Client(server);

        var result = await client.SendAsync([EncodedLogs.Item(Some.Event())], default);

        result.Outcome.ShouldBe(SendOutcome.Delivered);
        result.LaterWait.ShouldBe(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
    }

    [Fact]
    public async Task What_is_answered_with_429_is_dropped_and_reported_by_nobody()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(429));
        await using var client = Client(server);
        var batch = new[] { EncodedLogs.Item(Some.Event()), EncodedLogs.Item(Some.Event()) };

        var result = await client.SendAsync(batch, default);
        result.DropsBatch.ShouldBeTrue();
        client.OnDropped(FanoutItemKind.Event, "rate_limited", 2);
        await client.SendAsync(batch, default);

        Envelopes.Types(server.Requests[1]).ShouldBe(["log"]);
    }

    [Fact]
    public async Task Lost_logs_are_reported_by_number_and_bytes_on_the_next_ones()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(500));
        await using var client = Client(server);
        var log = EncodedLogs.Item(Some.Event());
        await client.SendAsync([log, log], default);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 3);
        await client.SendAsync([log], default);
        await client.SendAsync([log], default);

        Envelopes.Types(server.Requests[1]).ShouldBe(["log", "client_report"]);
        Envelopes.Discarded(server.Requests[1])
            .ShouldBe(["queue_overflow log_item 3", $"queue_overflow log_byte {3 * log.Body.Length}"]);
        Envelopes.Types(server.Requests[2]).ShouldBe(["log"]);
    }

    [Fact]
    public async Task One_log_that_the_server_refuses_costs_no_other()
    {
        await using var server = await LoopbackServer.StartAsync(request =>
            request.Text.Contains("poison", StringComparison.Ordinal) ? Answer.Of(400) : Answer.Ok);
        await using var host = Host(server);
        for (var i = 0; i < 16; i++)
            host.Logger.Information(i == 5 ? "poison" : "fine");
        var status = await host.SettleAsync();

        var logs = status.Backends.Single(backend => backend.Name == "sentry-logs");
        logs.Delivered.ShouldBe(15);
        logs.Dropped.ShouldCount("rejected", 1);
    }

    static bool IsOfLogs(ReceivedRequest request) => Envelopes.Types(request).First() == "log";

    static List<JsonElement> Logs(ReceivedRequest request) =>
        [.. JsonDocument.Parse(Envelopes.Items(request)[0].Payload).RootElement.GetProperty("items").EnumerateArray()];

    static string Dsn(LoopbackServer server) => $"http://0123456789abcdef@127.0.0.1:{server.Port}/1";

    static FanoutHost Host(LoopbackServer server) =>
        FanoutHost.FromCode(f => f.Sentry(Dsn(server), static o => o.EnableLogs = true));

    static SentryLogsClient Client(LoopbackServer server) => new(
        EncodedLogs.Encoder(),
        new SentryDelivery(
            SentryDsn.Parse(Dsn(server)),
            SentryCategory.LogItem,
            SentryCategory.LogByte,
            ServerErrorPolicy.Auto,
            isReporting: true,
            new BackendHttp(),
            log: null,
            TimeProvider.System));

    sealed class Counting(IItemEncoder own, Action count) : IItemEncoder
    {
        public int TrimLevels => own.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
        {
            count();
            own.Encode(item, output, trimLevel);
        }
    }
}
