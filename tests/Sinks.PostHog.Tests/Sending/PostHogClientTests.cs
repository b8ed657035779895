// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public sealed class PostHogClientTests
{
    readonly PostHogHost _host = new();

    [Fact]
    public async Task A_batch_arrives_compressed_where_the_service_takes_it()
    {
        await using var server = await LoopbackServer.StartAsync();
        var request = await SendAsync(server);
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/below/batch/");
        request.Query.ShouldBe("");
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Content-Encoding").ShouldBe("gzip");
        request.Header("User-Agent").ShouldBe($"sinks-dotnet/{PostHogSource.LibraryVersion}");
        var body = BodyOf(request);
        body.EnumerateObject().Select(static member => member.Name).ShouldBe(["api_key", "sent_at", "batch"]);
        body.GetProperty("api_key").GetString().ShouldBe(PostHogHost.Key);
        body.GetProperty("sent_at").GetString().ShouldBe("2026-01-02T03:04:05.0000000Z");
        body.GetProperty("batch").EnumerateArray().Select(static item => item.GetProperty("event").GetString())
            .ShouldBe(["conversion_done", "conversion_failed", "$exception"]);
    }

    [Fact]
    public void A_body_with_all_that_can_be_sent_is_framed_as_approved() => Approved.Match(
        System.Text.Encoding.UTF8.GetString(PostHogBody.Frame(
            PostHogHost.Key, Some.Time, Complete(), isCompressed: false).Span),
        "batch.json");

    [Fact]
    public async Task Without_compression_the_same_text_arrives_plain()
    {
        await using var server = await LoopbackServer.StartAsync();
        var compressed = await SendAsync(server);
        var plain = await SendAsync(server, o => o.EnableCompression = false);
        plain.Header("Content-Encoding").ShouldBeNull();
        plain.RawBody.ShouldBe(plain.Body);
        plain.Text.ShouldBe(compressed.Text);
        compressed.RawBody.Length.ShouldBeLessThan(plain.RawBody.Length);
    }

    [Fact]
    public async Task A_batch_sent_again_differs_only_in_the_time_of_the_attempt()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var backend = _host.Make(server.Address);
        var batch = Encoded.Batch(SomeEvents.NamedError);
        await backend.SendAsync(batch, CancellationToken.None);
        _host.Time.Advance(TimeSpan.FromMinutes(7));
        await backend.SendAsync(batch, CancellationToken.None);
        var (first, second) = (BodyOf(server.Requests[0]), BodyOf(server.Requests[1]));
        second.GetProperty("batch").GetRawText().ShouldBe(first.GetProperty("batch").GetRawText());
        second.GetProperty("sent_at").GetString().ShouldBe("2026-01-02T03:11:05.0000000Z");
    }

    [Theory]
    [InlineData(200, SendOutcome.Delivered)]
    [InlineData(204, SendOutcome.Delivered)]
    [InlineData(302, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(401, SendOutcome.Refused)]
    [InlineData(402, SendOutcome.Refused)]
    [InlineData(403, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Retry)]
    [InlineData(413, SendOutcome.TooLarge)]
    [InlineData(429, SendOutcome.RateLimited)]
    [InlineData(500, SendOutcome.Retry)]
    [InlineData(502, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(504, SendOutcome.Retry)]
    public async Task Each_answer_means_what_the_service_says(int status, SendOutcome outcome)
    {
        var result = await ResultOf(Answer.Of(status), SomeEvents.Named);
        result.Outcome.ShouldBe(outcome);
        result.IsFinal.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("120", 120)]
    [InlineData("0", 1)]
    [InlineData("soon", 30)]
    public async Task A_rate_limit_lasts_as_long_as_it_says(string? retryAfter, int seconds)
    {
        var answer = retryAfter is null ? Answer.Of(429) : Answer.Of(429, ("Retry-After", retryAfter));
        var result = await ResultOf(answer, SomeEvents.Named);
        result.Wait.ShouldBe(TimeSpan.FromSeconds(seconds));
        result.DropsBatch.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_service_asks_to_wait_is_the_least_before_another_try() =>
        (await ResultOf(Answer.Of(503, ("Retry-After", "7")), SomeEvents.Named)).Wait
            .ShouldBe(TimeSpan.FromSeconds(7));

    [Theory]
    [InlineData("{\"status\":1}")]
    [InlineData("{\"status\":\"Ok\"}")]
    [InlineData("{\"status\":1,\"quota_limited\":[]}")]
    [InlineData("{\"status\":1,\"quota_limited\":[\"recordings\",7]}")]
    [InlineData("{\"status\":1,\"quota_limited\":\"events\"}")]
    [InlineData("[\"quota_limited\"]")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task A_200_that_names_no_quota_of_ours_is_delivered(string body) =>
        (await ResultOf(Answer.Ok with { Body = body }, SomeEvents.Named, SomeEvents.Error))
            .ShouldBe(SendResult.Delivered);

    [Fact]
    public async Task A_batch_over_the_quota_is_dropped_and_the_lane_pauses()
    {
        var result = await ResultOf(Over("events"), SomeEvents.Named, SomeEvents.Named);
        result.Outcome.ShouldBe(SendOutcome.RateLimited);
        result.DropsBatch.ShouldBeTrue();
        result.Wait.ShouldBe(TimeSpan.FromSeconds(30));
        result.Reason.ShouldBe("HTTP 200, over the quota of events");
        (await ResultOf(Over("events", "exceptions"), SomeEvents.NamedError, SomeEvents.Error)).Reason
            .ShouldBe("HTTP 200, over the quota of events and exceptions");
    }

    [Fact]
    public async Task Of_a_mixed_batch_only_what_is_over_its_quota_is_lost()
    {
        var batch = new[] { SomeEvents.Named, SomeEvents.Error, SomeEvents.NamedError };
        var result = await ResultOf(Over("exceptions"), batch);
        result.Outcome.ShouldBe(SendOutcome.Partial);
        result.RejectedIndexes.ShouldBe([1]);
        result.RetryIndexes.ShouldBeEmpty();
        (await ResultOf(Over("events"), batch)).RejectedIndexes.ShouldBe([0]);
        (await ResultOf(Over("exceptions"), SomeEvents.Named)).ShouldBe(SendResult.Delivered);
    }

    [Fact]
    public async Task A_body_of_the_most_and_largest_items_keeps_to_the_limit_of_the_service()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var backend = _host.Make(server.Address, o => o.EnableCompression = false);
        var profile = backend.Profile;
        var bytes = profile.BatchBytesLimit / profile.BatchSizeLimit;
        var body = new byte[bytes];
        "\"\""u8.CopyTo(body.AsSpan(bytes - 2));
        body.AsSpan(0, bytes - 2).Fill((byte)' ');
        var item = new EncodedItem(Some.Id(1), FanoutItemKind.Event, Some.Time, default, body);
        var sum = bytes * profile.BatchSizeLimit;
        await backend.SendAsync([.. Enumerable.Repeat(item, profile.BatchSizeLimit)], CancellationToken.None);
        var sent = PostHogBody.Frame(
            new string('k', PostHogKey.LengthLimit), Some.Time, [item], isCompressed: false).Length - bytes;
        (sent + sum + profile.BatchSizeLimit).ShouldBeLessThanOrEqualTo(PostHogBody.BytesLimit);
    }

    /// <summary>A named event, one that is an error too, and one without user and exception, trimmed.</summary>
    static IReadOnlyList<EncodedItem> Complete()
    {
        var frame = new FrameInfo
        {
            Function = "Convert",
            Source = new SourceExcerpt { Line = "Write();", Before = ["{"], After = ["}"] },
        };
        var error = SomeEvents.NamedError with { Exception = Some.Exception() with { Frames = [frame] } };
        var message = SomeEvents.Error with { Exception = null, Context = FanoutContext.Empty, Id = Some.Id(4) };
        return
        [
            Encoded.Item(
                SomeEvents.Named, Encoded.Source with { SuperProperties = [new("team", "shop")] }),
            Encoded.Item(error, Encoded.Source with { IncludesSourceContext = true }),
            Encoded.Item(SomeEvents.Error),
            Encoded.Item(message, trimLevel: PostHogLimits.Hardest),
        ];
    }

    static Answer Over(params string[] quotas) =>
        Answer.Ok with { Body = JsonSerializer.Serialize(new { status = 1, quota_limited = quotas }) };

    async Task<SendResult> ResultOf(Answer answer, params FanoutEvent[] items)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        await using var backend = _host.Make(server.Address);
        return await backend.SendAsync(Encoded.Batch(items), CancellationToken.None);
    }

    async Task<ReceivedRequest> SendAsync(LoopbackServer server, Action<PostHogOptions>? configure = null)
    {
        await using var backend = _host.Make(server.Address + "/below/", configure);
        (await backend.SendAsync(
            Encoded.Batch(SomeEvents.Named, SomeEvents.NamedError), CancellationToken.None))
            .ShouldBe(SendResult.Delivered);
        return server.Requests[^1];
    }

    static JsonElement BodyOf(ReceivedRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        return json.RootElement.Clone();
    }
}
