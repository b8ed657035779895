// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

/// <summary>What Spotlight's own parser makes of each kind of item.</summary>
public class SpotlightItemsTests
{
    [ReceiverFact]
    public async Task Spotlight_reads_events_attachments_and_client_reports_back()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var client = new SentryClient(
            SentryDsn.Parse(spotlight.Dsn),
            new SentryEventEncoder(Encoded.Source),
            ServerErrorPolicy.Auto,
            new SentryReports(),
            new BackendHttp(),
            log: null,
            TimeProvider.System);
        client.OnDropped(FanoutItemKind.Event, "queue_full", 3);
        var item = Encoded.Item(SomeEvents.Complete());
        var body = new List<byte>(item.Body.ToArray());
        body.AddRange(Encoding.UTF8.GetBytes(
            "{\"type\":\"attachment\",\"length\":9,\"filename\":\"input.csv\",\"content_type\":\"text/csv\","
            + "\"attachment_type\":\"event.attachment\"}\na;b\nc;\u00e9\n\n"));

        (await client.SendAsync(
            [new EncodedItem(item.Id, item.Kind, item.Timestamp, item.Level, body.ToArray())], default))
            .ShouldBe(SendResult.Delivered);

        var envelope = (await spotlight.EnvelopesAsync(1))[0];
        var trace = envelope[0].GetProperty("trace");
        trace.GetProperty("trace_id").GetString().ShouldBe(SomeEvents.Complete().TraceId);
        trace.GetProperty("public_key").GetString().ShouldBe("key");
        var items = envelope[1].EnumerateArray().ToList();
        items.Select(one => one[0].GetProperty("type").GetString()).ShouldBe(["event", "attachment", "client_report"]);
        items[0][1].GetProperty("event_id").GetString().ShouldBe(item.Id.ToString("N"));
        items[1][0].GetProperty("filename").GetString().ShouldBe("input.csv");
        var lost = items[2][1].GetProperty("discarded_events")[0];
        lost.GetProperty("reason").GetString().ShouldBe("queue_overflow");
        lost.GetProperty("quantity").GetInt32().ShouldBe(3);
    }

    [ReceiverFact]
    public async Task A_copy_for_Spotlight_arrives_at_its_stream_without_a_DSN()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:sentry:Release"] = "shop@1.4.2" },
            new Dictionary<string, string> { ["SENTRY_SPOTLIGHT"] = $"http://127.0.0.1:{spotlight.Port}/stream" });
        host.Logger.Error("signed in with {Password}", "hunter2");
        await host.SettleAsync();

        var envelope = (await spotlight.EnvelopesAsync(1))[0];
        envelope.ToString().ShouldNotContain("hunter2");
        envelope[1][0][1].GetProperty("release").GetString().ShouldBe("shop@1.4.2");
        envelope[0].TryGetProperty("dsn", out _).ShouldBeFalse();
    }
}
