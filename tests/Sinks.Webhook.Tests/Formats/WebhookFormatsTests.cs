// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookFormatsTests
{
    [Theory]
    [InlineData(WebhookFormat.Json, "Url")]
    [InlineData(WebhookFormat.CloudEvents, "Url")]
    [InlineData(WebhookFormat.Slack, "Url")]
    [InlineData(WebhookFormat.Teams, "Url")]
    [InlineData(WebhookFormat.Discord, "Url")]
    [InlineData(WebhookFormat.Template, "Url")]
    [InlineData(WebhookFormat.PagerDuty, "PagerDuty:RoutingKey")]
    [InlineData(WebhookFormat.Rollbar, "Rollbar:AccessToken")]
    public void Without_its_essential_setting_a_format_is_inactive(WebhookFormat format, string missing)
    {
        Contract.FindMissing(new WebhookBackendType(), new WebhookOptions { Format = format }).ShouldBe(missing);
        var whole = new WebhookOptions { Format = format, Url = "https://hooks.example.org" };
        (whole.PagerDuty.RoutingKey, whole.Rollbar.AccessToken) = ("key", "t0ken");
        Contract.FindMissing(new WebhookBackendType(), whole).ShouldBeNull();
    }

    [Theory]
    [InlineData(WebhookFormat.PagerDuty, "events.pagerduty.com")]
    [InlineData(WebhookFormat.Rollbar, "api.rollbar.com")]
    public void Formats_of_one_service_know_its_address(WebhookFormat format, string host) =>
        new WebhookHost().Make(" ", o =>
        {
            o.Format = format;
            (o.PagerDuty.RoutingKey, o.Rollbar.AccessToken) = ("key", "t0ken");
        }).Profile.Destination.ShouldBe(host);

    [Theory]
    [InlineData(WebhookFormat.Json)]
    [InlineData(WebhookFormat.CloudEvents)]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Rollbar)]
    [InlineData(WebhookFormat.PagerDuty)]
    public void Encoding_an_event_allocates_nothing_but_its_bytes(WebhookFormat format)
    {
        var encoder = Framed.Of(format, static o =>
        {
            (o.PagerDuty.RoutingKey, o.Rollbar.AccessToken) = ("key", "t0ken");
            o.PagerDuty.DedupBy = "{TenantId}/{WorkflowRunId}";
        }).Encoder;
        var item = SomeEvents.Full with { Properties = FanoutProperties.Empty };
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        Encode(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode(100);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Encode(int times)
        {
            for (var i = 0; i < times; i++)
            {
                output.ResetWrittenCount();
                encoder.Encode(item, output, trimLevel: 0);
            }
        }
    }

    [Theory]
    [InlineData(429, "12", 12)]
    [InlineData(429, null, 60)]
    public async Task PagerDuty_is_left_alone_for_a_minute_after_429(int status, string? wait, int seconds)
    {
        var answer = wait is null ? Answer.Of(status) : Answer.Of(status, ("Retry-After", wait));
        (await SendAsync(WebhookFormat.PagerDuty, answer))
            .ShouldBe(SendResult.RateLimited("HTTP 429", TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task Rollbar_says_in_the_body_what_it_did_not_take()
    {
        (await SendAsync(WebhookFormat.Rollbar, Answer.Ok with { Body = """{"err":1,"message":"t0ken"}""" }))
            .ShouldBe(SendResult.Rejected("HTTP 200 with err"));
        (await SendAsync(WebhookFormat.Rollbar, Answer.Ok with { Body = """{"err":0}""" }))
            .ShouldBe(SendResult.Delivered);
        (await SendAsync(WebhookFormat.Rollbar, Answer.Ok with { Body = "OK" })).ShouldBe(SendResult.Delivered);
    }

    [Fact]
    public async Task Rollbar_says_how_many_items_it_still_takes_and_when_more()
    {
        (string, string)[] headers = [("X-Rate-Limit-Remaining", "0"), ("X-Rate-Limit-Remaining-Seconds", "17")];
        (await SendAsync(WebhookFormat.Rollbar, Answer.Of(200, headers)))
            .ShouldBe(SendResult.Delivered.ThenWait(TimeSpan.FromSeconds(17)));
        (await SendAsync(WebhookFormat.Rollbar, Answer.Of(429, headers)))
            .ShouldBe(SendResult.RateLimited("HTTP 429", TimeSpan.FromSeconds(17)));
    }

    static async Task<SendResult> SendAsync(WebhookFormat format, Answer answer)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        await using var backend = new WebhookHost().Make(server.Address, o =>
        {
            o.Format = format;
            (o.PagerDuty.RoutingKey, o.Rollbar.AccessToken) = ("key", "t0ken");
        });
        return await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None);
    }
}
