// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class HttpTransportTests
{
    [Theory]
    [InlineData(200, SendOutcome.Delivered)]
    [InlineData(202, SendOutcome.Delivered)]
    [InlineData(301, SendOutcome.Refused)]
    [InlineData(400, SendOutcome.Rejected)]
    [InlineData(401, SendOutcome.Refused)]
    [InlineData(403, SendOutcome.Refused)]
    [InlineData(404, SendOutcome.Refused)]
    [InlineData(408, SendOutcome.Partial)]
    [InlineData(413, SendOutcome.TooLarge)]
    [InlineData(429, SendOutcome.RateLimited)]
    [InlineData(500, SendOutcome.Partial)]
    [InlineData(501, SendOutcome.Partial)]
    [InlineData(502, SendOutcome.Retry)]
    [InlineData(503, SendOutcome.Retry)]
    [InlineData(504, SendOutcome.Retry)]
    public async Task Every_status_comes_to_one_outcome(int status, SendOutcome outcome)
    {
        var result = await SendAsync(Answer.Of(status));
        result.Outcome.ShouldBe(outcome);
        if (outcome != SendOutcome.Partial)
            return;
        // The specification: not again, not even in part.
        result.RejectedIndexes.ShouldBe([0, 1]);
        result.RetryIndexes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(429, null, 30)]
    [InlineData(503, null, null)]
    public async Task The_server_says_how_long_to_wait(int status, string? retryAfter, int? seconds)
    {
        var answer = retryAfter is null ? Answer.Of(status) : Answer.Of(status, ("Retry-After", retryAfter));
        (await SendAsync(answer)).Wait.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("", 0)]
    [InlineData("not JSON", 0)]
    [InlineData("""{"partialSuccess":{}}""", 0)]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":"1"}}""", 1)]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":1,"errorMessage":"too old"}}""", 1)]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":"99"}}""", 2)]
    [InlineData("""{"partialSuccess":{"rejectedLogRecords":"-1"}}""", 0)]
    public async Task What_a_server_did_not_take_is_dropped_and_not_sent_again(string body, int rejected)
    {
        var result = await SendAsync(new Answer { Body = body }, static o => o.Protocol = OtlpProtocol.HttpJson);
        result.RejectedIndexes.Count.ShouldBe(rejected);
        result.RetryIndexes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_takes_all_and_warns_is_quoted_once()
    {
        var host = new OtlpHost();
        await using var server = await LoopbackServer.StartAsync(static _ => new Answer
        {
            Body = """{"partialSuccess":{"errorMessage":"use version 2"}}""",
        });
        await using var backend = host.Make(server.Address, static o => o.Protocol = OtlpProtocol.HttpJson);
        for (var i = 0; i < 3; i++)
            (await SendAsync(backend)).Outcome.ShouldBe(SendOutcome.Delivered);
        host.Reports.ShouldBe(["the server took the records and warns: use version 2."]);
    }

    [Fact]
    public async Task A_server_that_repeats_what_was_sent_along_is_not_quoted()
    {
        var answer = new Answer
        {
            Body = """{"partialSuccess":{"rejectedLogRecords":"1","errorMessage":"no quota for Bearer t0ken-of-ours"}}""",
        };
        var result = await SendAsync(answer, static o =>
        {
            o.Protocol = OtlpProtocol.HttpJson;
            o.Headers["Authorization"] = "Bearer t0ken-of-ours";
        });
        result.Reason.ShouldBe("partial success, 1 rejected");
    }

    [Theory]
    [InlineData(OtlpProtocol.HttpProtobuf, "application/x-protobuf")]
    [InlineData(OtlpProtocol.HttpJson, "application/json")]
    public async Task The_request_is_what_the_specification_asks_for(OtlpProtocol protocol, string contentType)
    {
        await using var server = await LoopbackServer.StartAsync();
        foreach (var compression in Enum.GetValues<OtlpCompression>())
        {
            await using var backend = new OtlpHost().Make(
                server.Address, o => (o.Protocol, o.Compression) = (protocol, compression));
            await SendAsync(backend);
        }

        var (zipped, plain) = (server.Requests[0], server.Requests[1]);
        zipped.Path.ShouldBe("/v1/logs");
        zipped.Method.ShouldBe("POST");
        zipped.Header("Content-Type").ShouldBe(contentType);
        zipped.Header("Content-Encoding").ShouldBe("gzip");
        zipped.Header("User-Agent").ShouldBe(
            $"Sinks.Otlp/{OtlpResource.SdkVersion} OTel-OTLP-Exporter-dotnet/{OtlpResource.SdkVersion}");
        plain.Header("Content-Encoding").ShouldBeNull();
        plain.RawBody.ShouldBe(zipped.Body);
        using var unzipped = new MemoryStream();
        await using (var gzip = new GZipStream(new MemoryStream(zipped.RawBody), CompressionMode.Decompress))
            await gzip.CopyToAsync(unzipped);
        unzipped.ToArray().ShouldBe(zipped.Body);
    }

    [Fact]
    public async Task A_client_certificate_opens_a_server_that_asks_for_one()
    {
        using var certificates = new TestCertificates();
        await using var server = await SecureServer.StartAsync(certificates, needsClient: true);
        await using var backend = new OtlpHost().Make(server.Address, o =>
        {
            o.TrustedCertificate = certificates.TrustedFile;
            o.ClientCertificate = certificates.ClientFile;
            o.ClientKey = certificates.ClientKeyFile;
        });
        (await SendAsync(backend)).Outcome.ShouldBe(SendOutcome.Delivered);
        server.Clients.ShouldBe(["CN=Sinks Test Client"]);
    }

    static async Task<SendResult> SendAsync(Answer answer, Action<OtlpOptions>? configure = null)
    {
        await using var server = await LoopbackServer.StartAsync(_ => answer);
        await using var backend = new OtlpHost().Make(server.Address, configure);
        return await SendAsync(backend);
    }

    static Task<SendResult> SendAsync(IBackend backend) => backend.SendAsync(
        [.. new[] { SomeEvents.Minimal, SomeEvents.Full }.Select(item => new EncodedItem(
            item.Id, item.Kind, item.Timestamp, item.Level, ExactSize.Encoded(backend.Encoder, item, 0)))],
        CancellationToken.None);
}
