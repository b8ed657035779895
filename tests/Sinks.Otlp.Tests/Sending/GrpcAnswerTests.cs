// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

/// <summary>What the gRPC client makes of answers, and what it sends; without a network.</summary>
public sealed class GrpcAnswerTests
{
    [Theory]
    [InlineData("0", SendOutcome.Delivered)]
    [InlineData("14", SendOutcome.Retry)]
    [InlineData("3", SendOutcome.Rejected)]
    [InlineData("16", SendOutcome.Refused)]
    [InlineData("13", SendOutcome.Partial)]
    [InlineData("zero", SendOutcome.Partial)]
    public async Task The_outcome_stands_behind_the_answer_or_alone_before_it(string status, SendOutcome outcome)
    {
        var behind = Grpc();
        behind.TrailingHeaders.Add("grpc-status", status);
        (await SendAsync(behind)).Outcome.ShouldBe(outcome);

        var before = Grpc();
        before.Headers.Add("grpc-status", status);
        (await SendAsync(before)).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_before_its_outcome_is_asked_for_again() =>
        (await SendAsync(Grpc())).Outcome.ShouldBe(SendOutcome.Retry);

    [Fact]
    public async Task A_server_that_speaks_HTTP_alone_is_refused()
    {
        var page = new HttpResponseMessage { Content = new StringContent("<html>", null, "text/html") };
        (await SendAsync(page)).Outcome.ShouldBe(SendOutcome.Refused);
    }

    [Fact]
    public async Task A_gateway_says_how_long_to_wait()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)) },
        };
        var result = await SendAsync(answer);
        result.Outcome.ShouldBe(SendOutcome.Retry);
        result.Wait.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task What_a_server_did_not_take_is_dropped_and_not_sent_again()
    {
        // Not compressed, a message of 9 bytes: partial_success with 1 rejected record and a message.
        byte[] body = [0, 0, 0, 0, 9, 0x0A, 7, 0x08, 1, 0x12, 3, .. "old"u8];
        var answer = Grpc(body);
        answer.TrailingHeaders.Add("grpc-status", "0");
        var result = await SendAsync(answer);
        result.Outcome.ShouldBe(SendOutcome.Partial);
        result.RejectedIndexes.ShouldBe([0]);
        result.Reason.ShouldBe("partial success, 1 rejected: old");
    }

    [Fact]
    public async Task The_request_is_what_gRPC_asks_for()
    {
        HttpRequestMessage? seen = null;
        await SendAsync(Grpc(), request => seen = request, static o =>
        {
            o.Endpoint = "http://collector:4317/ignored?x=1";
            o.SendTimeLimit = TimeSpan.FromSeconds(10);
        });
        seen.ShouldNotBeNull();
        seen.RequestUri!.AbsoluteUri.ShouldBe(
            "http://collector:4317/opentelemetry.proto.collector.logs.v1.LogsService/Export");
        seen.Version.ShouldBe(HttpVersion.Version20);
        seen.VersionPolicy.ShouldBe(HttpVersionPolicy.RequestVersionExact);
        seen.Headers.GetValues("TE").ShouldBe(["trailers"]);
        seen.Headers.GetValues("grpc-encoding").ShouldBe(["gzip"]);
        seen.Headers.GetValues("grpc-timeout").ShouldBe(["10000m"]);
    }

    static HttpResponseMessage Grpc(params byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        return new HttpResponseMessage { Content = content };
    }

    static async Task<SendResult> SendAsync(
        HttpResponseMessage answer, Action<HttpRequestMessage>? see = null, Action<OtlpOptions>? configure = null)
    {
        using (answer)
        using (var handler = new AnsweringHandler(answer, see))
        {
            var options = new OtlpOptions { Endpoint = "http://localhost:4317", Protocol = OtlpProtocol.Grpc };
            options.UseHandler(_ => handler);
            configure?.Invoke(options);
            await using var backend = Contract.Make(new OtlpBackendType(), options, Contract.Setup("otlp"));
            var item = Some.Event();
            var body = ExactSize.Encoded(backend.Encoder, item, 0);
            return await backend.SendAsync(
                [new EncodedItem(item.Id, item.Kind, item.Timestamp, item.Level, body)], CancellationToken.None);
        }
    }

    sealed class AnsweringHandler(HttpResponseMessage answer, Action<HttpRequestMessage>? see) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            see?.Invoke(request);
            return Task.FromResult(answer);
        }
    }
}
