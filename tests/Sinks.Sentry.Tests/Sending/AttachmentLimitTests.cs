// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>A server that wants no attachments gets the event without them, and is told so.</summary>
public class AttachmentLimitTests
{
    const string Limits = "X-Sentry-Rate-Limits";

    readonly TestTimeProvider _time = new();

    [Fact]
    public async Task Attachments_are_left_out_while_their_limit_holds_and_reported()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(200, (Limits, "60:attachment:key")));
        await using var client = Client(server);

        (await client.SendAsync([Item()], default)).ShouldBe(SendResult.Delivered);
        await client.SendAsync([Item()], default);
        _time.Advance(TimeSpan.FromSeconds(59));
        await client.SendAsync([Item()], default);
        _time.Advance(TimeSpan.FromSeconds(1));
        await client.SendAsync([Item()], default);

        Envelopes.Types(server.Requests[0]).ShouldBe(["event", "attachment", "attachment"]);
        Envelopes.Types(server.Requests[1]).ShouldBe(["event"]);
        Envelopes.Types(server.Requests[2]).ShouldBe(["event", "client_report"]);
        Envelopes.Discarded(server.Requests[2]).ShouldBe(["ratelimit_backoff attachment 6"]);
        Envelopes.Types(server.Requests[3]).ShouldBe(["event", "attachment", "attachment", "client_report"]);
    }

    [Fact]
    public async Task Attachments_of_an_event_that_did_not_arrive_are_not_reported()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(200, (Limits, "60:attachment:key")), Answer.Of(503), Answer.Reset, Answer.Of(413));
        await using var client = Client(server);
        await client.SendAsync([Item()], default);

        await client.SendAsync([Item()], default);
        await Should.ThrowAsync<HttpRequestException>(() => client.SendAsync([Item()], default));
        await client.SendAsync([Item()], default);
        await client.SendAsync([Item()], default);
        await client.SendAsync([Item()], default);

        server.Requests.SelectMany(Envelopes.Discarded).ShouldBe(["ratelimit_backoff attachment 6"]);
    }

    [Fact]
    public async Task A_shorter_limit_does_not_end_a_longer_one()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(
            Answer.Of(200, (Limits, "60.5:attachment;error:key")), Answer.Of(200, (Limits, "1:attachment:key")));
        await using var client = Client(server);
        await client.SendAsync([Item()], default);
        await client.SendAsync([Item()], default);
        _time.Advance(TimeSpan.FromSeconds(60));

        await client.SendAsync([Item()], default);

        Envelopes.Types(server.Requests[2]).ShouldNotContain("attachment");
    }

    SentryClient Client(LoopbackServer server) => new(
        SentryDsn.Parse($"http://key@127.0.0.1:{server.Port}/1"),
        new SentryEventEncoder(Encoded.Source),
        ServerErrorPolicy.Auto,
        new SentryReports(),
        new BackendHttp(),
        log: null,
        _time);

    // An attachment of nothing counts as one byte, since something was left out.
    static EncodedItem Item()
    {
        var item = Encoded.Item(Some.Event());
        byte[] body =
        [
            .. item.Body.Span,
            .. Encoding.UTF8.GetBytes("{\"type\":\"attachment\",\"filename\":\"length\",\"length\":5}\na\n\nb\n\n"),
            .. Encoding.UTF8.GetBytes("{\"type\":\"attachment\",\"length\":0}\n\n"),
        ];
        return new EncodedItem(item.Id, item.Kind, item.Timestamp, item.Level, body);
    }
}
