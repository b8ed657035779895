// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookAnswersTests
{
    [Theory]
    [InlineData(200, SendOutcome.Delivered)]
    [InlineData(201, SendOutcome.Delivered)]
    [InlineData(202, SendOutcome.Delivered)]
    [InlineData(204, SendOutcome.Delivered)]
    [InlineData(301, SendOutcome.Refused)]
    [InlineData(302, SendOutcome.Refused)]
    [InlineData(304, SendOutcome.Refused)]
    [InlineData(307, SendOutcome.Refused)]
    [InlineData(308, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(401, SendOutcome.Refused)]
    [InlineData(402, SendOutcome.Refused)]
    [InlineData(403, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(405, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Retry)]
    [InlineData(409, SendOutcome.Refused)]
    [InlineData(413, SendOutcome.TooLarge)]
    [InlineData(415, SendOutcome.Refused)]
    [InlineData(422, SendOutcome.Rejected)]
    [InlineData(425, SendOutcome.Retry)]
    [InlineData(451, SendOutcome.Refused)]
    [InlineData(500, SendOutcome.Retry)]
    [InlineData(501, SendOutcome.Retry)]
    [InlineData(502, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(504, SendOutcome.Retry)]
    [InlineData(599, SendOutcome.Retry)]
    public async Task Every_status_comes_to_one_outcome(int status, SendOutcome outcome)
    {
        var result = await SendAsync(Answer.Of(status));

        result.Outcome.ShouldBe(outcome);
        result.Reason.ShouldBe(outcome == SendOutcome.Delivered ? null : $"HTTP {status}");
        result.IsFinal.ShouldBeFalse();
        result.Wait.ShouldBeNull();
    }

    [Fact]
    public async Task Gone_is_final()
    {
        var result = await SendAsync(Answer.Of(410));
        result.ShouldBe(SendResult.Refused("HTTP 410", isFinal: true) with { });
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("soon", 30)]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("Fri, 02 Jan 2026 03:05:05 GMT", 60)]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT", 1)]
    public async Task A_rate_limit_lasts_as_long_as_the_server_says_else_30_seconds(string? retryAfter, int seconds)
    {
        var result = await SendAsync(With(429, retryAfter));

        result.Outcome.ShouldBe(SendOutcome.RateLimited);
        result.Wait.ShouldBe(TimeSpan.FromSeconds(seconds));
        result.DropsBatch.ShouldBeFalse();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_retry_waits_as_long_as_the_server_says(int status) =>
        (await SendAsync(With(status, "12"))).ShouldBe(SendResult.Retry($"HTTP {status}", TimeSpan.FromSeconds(12)));

    [Fact]
    public async Task The_text_of_an_answer_is_never_repeated()
    {
        var result = await SendAsync(new Answer { Status = 400, Body = "bad t0ken" });
        result.ShouldBe(SendResult.Rejected("HTTP 400"));
    }

    static Answer With(int status, string? retryAfter) =>
        retryAfter is null ? Answer.Of(status) : Answer.Of(status, ("Retry-After", retryAfter));

    static async Task<SendResult> SendAsync(Answer answer)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        await using var backend = new WebhookHost().Make(server.Address);
        return await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None);
    }
}
