// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryClientTests
{
    const string Limits = "X-Sentry-Rate-Limits";

    readonly TestTimeProvider _time = new();

    [Fact]
    public async Task A_request_carries_what_the_protocol_asks_for()
    {
        await using var server = await LoopbackServer.StartAsync();
        var item = Encoded.Item(Some.Event());

        await SendAsync(server, item);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/api/1/envelope/");
        request.Query.ShouldBeEmpty();
        request.Header("X-Sentry-Auth").ShouldBe(
            $"Sentry sentry_version=7,sentry_client=sinks.dotnet.sentry/{SentrySdk.Version},sentry_key=publickey");
        request.Header("Content-Type").ShouldBe("application/x-sentry-envelope");
        request.Header("Content-Encoding").ShouldBe("gzip");
        request.Header("Content-Length").ShouldBe(request.RawBody.Length.ToString(CultureInfo.InvariantCulture));
        request.Header("Transfer-Encoding").ShouldBeNull();
        request.Header("User-Agent").ShouldBe($"sinks.dotnet.sentry/{SentrySdk.Version}");
        request.Header("Accept").ShouldBe("application/json");
        request.Header("Cookie").ShouldBeNull();
        request.Header("traceparent").ShouldBeNull();
    }

    [Fact]
    public async Task The_body_is_the_envelope_in_gzip()
    {
        await using var server = await LoopbackServer.StartAsync();
        var item = Encoded.Item(Some.Event());

        await SendAsync(server, item);

        var request = server.Requests.ShouldHaveSingleItem();
        request.RawBody[..2].ShouldBe([0x1f, 0x8b]);
        var lines = request.Text.Split('\n');
        var header = JsonDocument.Parse(lines[0]).RootElement;
        header.GetProperty("event_id").GetString().ShouldBe(item.Id.ToString("N"));
        header.GetProperty("sent_at").GetString().ShouldBe("2026-01-02T03:04:05.000Z");
        header.GetProperty("dsn").GetString().ShouldBe($"http://publickey@127.0.0.1:{server.Port}/1");
        string.Join('\n', lines[1..]).ShouldBe(System.Text.Encoding.UTF8.GetString(item.Body.Span));
    }

    [Fact]
    public async Task A_secret_key_is_sent_on_when_it_is_there()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var client = Client($"http://publickey:secretkey@127.0.0.1:{server.Port}/1");

        await client.SendAsync([Encoded.Item(Some.Event())], default);

        server.Requests.ShouldHaveSingleItem().Header("X-Sentry-Auth")!
            .ShouldEndWith(",sentry_key=publickey,sentry_secret=secretkey");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task Any_2xx_is_delivered(int status) => (await SendAsync(Answer.Of(status) with { Body = "" }))
        .ShouldBe(SendResult.Delivered);

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(422)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(505)]
    public async Task Other_answers_reject_the_event(int status)
    {
        var result = await SendAsync(Answer.Of(status));

        result.Outcome.ShouldBe(SendOutcome.Rejected);
        result.Reason.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"));
        result.LaterWait.ShouldBeNull();
    }

    [Fact]
    public async Task A_413_says_that_the_event_is_too_large()
    {
        var result = await SendAsync(Answer.Of(413));

        result.Outcome.ShouldBe(SendOutcome.TooLarge);
        result.Reason.ShouldBe("HTTP 413");
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_gateway_in_trouble_is_tried_again_after_the_time_it_asks_for(int status)
    {
        (await SendAsync(Answer.Of(status))).Wait.ShouldBeNull();

        var result = await SendAsync(Answer.Of(status, ("Retry-After", "7")));

        result.Outcome.ShouldBe(SendOutcome.Retry);
        result.Wait.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(ServerErrorPolicy.Auto, false, SendOutcome.Retry)]
    [InlineData(ServerErrorPolicy.Auto, true, SendOutcome.Rejected)]
    [InlineData(ServerErrorPolicy.Always, false, SendOutcome.Retry)]
    [InlineData(ServerErrorPolicy.Always, true, SendOutcome.Retry)]
    [InlineData(ServerErrorPolicy.Never, false, SendOutcome.Rejected)]
    [InlineData(ServerErrorPolicy.Never, true, SendOutcome.Rejected)]
    public async Task The_policy_decides_whether_server_errors_are_retried(
        ServerErrorPolicy policy, bool isSentryIo, SendOutcome outcome)
    {
        var answer = await AnswerAsync(Answer.Of(503));

        new SentryAnswers(policy, isSentryIo).Read(answer, default, _time.GetUtcNow()).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task A_backend_made_with_the_policy_Never_rejects_a_503()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Of(503));
        var pipeline = new Pipeline
        {
            Options = { Dsn = DsnOf(server), RetryServerErrors = ServerErrorPolicy.Never },
        };
        await using var backend = pipeline.Create();

        (await backend.SendAsync([Encoded.Item(Some.Event())], default)).Outcome.ShouldBe(SendOutcome.Rejected);
    }

    [Theory]
    [InlineData(Limits, "60.5:error:organization", 60.5)]
    [InlineData(Limits, "120::key", 120)]
    [InlineData(Limits, "120:transaction:key", 60)]
    [InlineData("Retry-After", "13", 13)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "Fri, 02 Jan 2026 03:05:05 GMT", 60)]
    [InlineData("Retry-After", "later", 60)]
    [InlineData("X-Other", "1", 60)]
    public async Task A_429_drops_the_event_and_waits(string header, string value, double seconds)
    {
        var result = await SendAsync(Answer.Of(429, (header, value)));

        result.Outcome.ShouldBe(SendOutcome.RateLimited);
        result.DropsBatch.ShouldBeTrue();
        result.Wait.ShouldBe(TimeSpan.FromSeconds(seconds));
        result.Reason.ShouldBe("HTTP 429");
    }

    [Fact]
    public async Task The_rate_limit_header_is_stronger_than_Retry_After()
    {
        var result = await SendAsync(Answer.Of(429, (Limits, "10:error:key"), ("Retry-After", "99")));

        result.Wait.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(200, SendOutcome.Delivered)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(413, SendOutcome.TooLarge)]
    [InlineData(503, SendOutcome.Retry)]
    public async Task A_limit_with_any_status_holds_for_what_comes_after(int status, SendOutcome outcome)
    {
        var result = await SendAsync(Answer.Of(status, (Limits, "30:error:key")));

        result.Outcome.ShouldBe(outcome);
        result.LaterWait.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_limit_of_another_category_does_not_hold_events_back() =>
        (await SendAsync(Answer.Of(200, (Limits, "30:transaction:key")))).ShouldBe(SendResult.Delivered);

    [Fact]
    public async Task No_answer_is_an_exception()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Reset);

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(server, Encoded.Item(Some.Event())));
    }

    [Fact]
    public async Task A_send_ends_when_it_is_cancelled()
    {
        var never = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Ok with { Until = never.Task });
        await using var client = Client(DsnOf(server));
        using var cancellation = new CancellationTokenSource();

        var send = client.SendAsync([Encoded.Item(Some.Event())], cancellation.Token);
        await server.ReceivedAsync(1);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => send);
    }

    static string DsnOf(LoopbackServer server) => $"http://publickey@127.0.0.1:{server.Port}/1";

    SentryClient Client(string dsn) =>
        new(
            SentryDsn.Parse(dsn),
            new SentryEventEncoder(Encoded.Source),
            ServerErrorPolicy.Auto,
            reports: null,
            new BackendHttp(),
            log: null,
            _time);

    async Task<SendResult> SendAsync(Answer answer)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        return await SendAsync(server, Encoded.Item(Some.Event()));
    }

    async Task<SendResult> SendAsync(LoopbackServer server, EncodedItem item)
    {
        await using var client = Client(DsnOf(server));
        return await client.SendAsync([item], default);
    }

    static async Task<BackendAnswer> AnswerAsync(Answer answer)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        using var http = new BackendHttp();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        return await http.SendAsync(request, default);
    }
}
