// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed class DatadogAnswersTests
{
    [Theory]
    [InlineData(200, SendOutcome.Delivered)]
    [InlineData(202, SendOutcome.Delivered)]
    [InlineData(301, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(401, SendOutcome.Refused)]
    [InlineData(403, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Retry)]
    [InlineData(413, SendOutcome.TooLarge)]
    [InlineData(429, SendOutcome.RateLimited)]
    [InlineData(500, SendOutcome.Retry)]
    [InlineData(502, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(504, SendOutcome.Retry)]
    public async Task Every_status_comes_to_one_outcome(int status, SendOutcome outcome)
    {
        var result = await SendAsync(Answer.Of(status));
        result.Outcome.ShouldBe(outcome);
        result.IsFinal.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, null, 10)]
    [InlineData("7", "3", 7)]
    [InlineData(null, "3", 3)]
    [InlineData("0", null, 1)]
    public async Task A_rate_limit_lasts_as_long_as_the_intake_says(string? retryAfter, string? reset, int seconds)
    {
        var headers = new List<(string, string)>();
        if (retryAfter is not null)
            headers.Add(("Retry-After", retryAfter));
        if (reset is not null)
            headers.Add(("X-RateLimit-Reset", reset));
        var result = await SendAsync(Answer.Of(429, [.. headers]));
        result.Wait.ShouldBe(TimeSpan.FromSeconds(seconds));
        result.DropsBatch.ShouldBeFalse();
    }

    [Fact]
    public async Task The_text_of_an_answer_is_never_repeated()
    {
        var body = """{"errors":[{"detail":"bad t0ken","status":"403","title":"Forbidden"}]}""";
        var result = await SendAsync(new Answer { Status = 403, Body = body });
        result.Reason.ShouldBe("HTTP 403: the API key is not one of this site");
    }

    static async Task<SendResult> SendAsync(Answer answer)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        await using var backend = new DatadogHost().Make(o => o.Url = server.Address);
        return await backend.SendAsync([Encoded.Item(SomeEvents.Minimal)], CancellationToken.None);
    }
}
