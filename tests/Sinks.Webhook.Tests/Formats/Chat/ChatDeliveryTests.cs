// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>What people read comes once, or not at all.</summary>
public sealed class ChatDeliveryTests
{
    public static TheoryData<WebhookFormat> Chats { get; } =
        [WebhookFormat.Slack, WebhookFormat.Teams, WebhookFormat.Discord];

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task A_message_that_may_have_arrived_is_not_sent_again(WebhookFormat format)
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Of(503, ("Retry-After", "0")), Answer.Reset, Answer.Broken, Answer.Of(408));
        const string None = "no answer after it was sent";
        foreach (var reason in (string[])["HTTP 503", None, None, "HTTP 408"])
            (await SendAsync(format, server.Address)).ShouldBe(SendResult.Abandoned(reason));
        (await SendAsync(format, server.Address)).ShouldBe(SendResult.Delivered);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task A_message_that_was_never_asked_for_is_sent_again(WebhookFormat format)
    {
        using var port = DeadPort.Refusing();
        (await SendAsync(format, port.Address)).ShouldBe(SendResult.Retry("no connection"));
        await using var server = await LoopbackServer.StartAsync();
        // A server that speaks no TLS: the connection is made, and ends before there is a request.
        (await SendAsync(format, server.Address.Replace("http:", "https:", StringComparison.Ordinal)))
            .ShouldBe(SendResult.Retry("no connection"));
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task A_send_that_somebody_ends_is_no_answer_of_ours(WebhookFormat format)
    {
        await using var server = await LoopbackServer.StartAsync(
            static _ => Answer.Ok with { Until = Task.Delay(Timeout.Infinite) });
        using var cancellation = new CancellationTokenSource();
        var send = SendAsync(format, server.Address, cancellation.Token);
        await server.ReceivedAsync(1);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => send);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task After_429_the_chat_is_left_alone_for_as_long_as_it_asks(WebhookFormat format)
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(429, ("Retry-After", "90")));
        (await SendAsync(format, server.Address))
            .ShouldBe(SendResult.RateLimited("HTTP 429", TimeSpan.FromSeconds(90)));
    }

    [Theory]
    [InlineData("""{"message":"You are being rate limited.","retry_after":64.57,"global":false}""", 64.57)]
    [InlineData("""{"retry_after":0.3}""", 1)]
    [InlineData("""{"retry_after":"soon"}""", 7)]
    [InlineData("<html>", 7)]
    [InlineData("[1]", 7)]
    public async Task Discord_says_in_the_body_how_long_to_wait(string body, double seconds)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(429, ("Retry-After", "7")) with { Body = body });
        (await SendAsync(WebhookFormat.Discord, server.Address))
            .ShouldBe(SendResult.RateLimited("HTTP 429", TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task Discord_says_when_the_last_message_was_the_last_for_now()
    {
        await using var server = await LoopbackServer.StartAsync(static _ =>
            Answer.Of(204, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "2.5")) with { Body = "" });
        (await SendAsync(WebhookFormat.Discord, server.Address))
            .ShouldBe(SendResult.Delivered.ThenWait(TimeSpan.FromSeconds(2.5)));
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public void At_most_one_message_a_minute_unless_another_pause_is_set(WebhookFormat format)
    {
        var profile = Make(format, "https://hooks.example.org", static _ => { }).Profile;
        profile.SendInterval.ShouldBe(TimeSpan.FromMinutes(1));
        profile.RepeatsUnanswered.ShouldBeFalse();
        profile.MaxInFlight.ShouldBe(1);
        profile.MinimumLevel.ShouldBe(Serilog.Events.LogEventLevel.Error);

        Make(format, "https://hooks.example.org", static o => o.DigestInterval = TimeSpan.Zero)
            .Profile.SendInterval.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task What_comes_while_a_message_is_on_its_way_is_one_message(WebhookFormat format)
    {
        var first = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Ok with { Until = first.Task });
        await using var host = FanoutHost.FromCode(f => f.Webhook("ops", server.Address + "/t0ken", o =>
            (o.Format, o.BufferingTimeLimit) = (format, TimeSpan.Zero)));
        host.Logger.Error("at once");
        await server.ReceivedAsync(1);
        for (var i = 0; i < 20; i++)
            host.Logger.Error("later {Number}", i);
        first.SetResult();
        var status = await host.SettleAsync();

        status.Backends[0].Delivered.ShouldBe(21);
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Text.ShouldContain("20 x Error");
        server.Requests.ShouldAllBe(static request => request.Header("webhook-id") == null);
        host.SelfDescription.ShouldNotContain("t0ken");
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task An_encoder_that_writes_no_note_costs_its_events_alone(WebhookFormat format)
    {
        await using var backend = Make(format, "https://hooks.example.org", static _ => { });
        foreach (var bytes in (byte[][])[[], [(byte)'x'], [(byte)'1']])
        {
            var item = new EncodedItem(Some.Id(1), FanoutItemKind.Event, Some.Time, default, bytes);
            (await backend.SendAsync([item], CancellationToken.None)).Outcome.ShouldBe(SendOutcome.Rejected);
        }
    }

    static IBackend Make(WebhookFormat format, string url, Action<WebhookOptions> configure) =>
        new WebhookHost().Make(url, o =>
        {
            o.Format = format;
            configure(o);
        });

    static async Task<SendResult> SendAsync(
        WebhookFormat format, string address, CancellationToken cancellationToken = default)
    {
        await using var backend = Make(format, address, static _ => { });
        return await backend.SendAsync(
            [Framed.Item(new SlackPayload(Framed.Chat), SomeEvents.Full)], cancellationToken);
    }
}
