// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Sinks.TestKit.Tests;

public sealed class LoopbackServerTests : IDisposable
{
    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task Scripted_answers_come_in_order_and_then_the_usual_one()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(204));
        server.Then(Answer.Of(429, ("Retry-After", "7")), Answer.Of(503));

        using var first = await PostAsync(server, "1");
        using var second = await PostAsync(server, "2");
        using var third = await PostAsync(server, "3");

        first.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        first.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        third.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        server.Requests.Select(request => request.Text).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_reset_reaches_the_client_as_a_broken_connection()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.Then(Answer.Reset);

        await Should.ThrowAsync<HttpRequestException>(() => PostAsync(server, "lost"));

        server.Requests.ShouldHaveSingleItem().Text.ShouldBe("lost");
    }

    [Fact]
    public async Task An_answer_waits_for_its_signal()
    {
        var signal = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync();
        server.Then(new Answer { Until = signal.Task, Body = "late" });

        var posting = PostAsync(server, "early");
        await server.ReceivedAsync(1);
        posting.IsCompleted.ShouldBeFalse();
        signal.SetResult();

        using var response = await posting;
        (await response.Content.ReadAsStringAsync()).ShouldBe("late");
    }

    [Fact]
    public async Task A_compressed_body_is_kept_raw_and_readable()
    {
        await using var server = await LoopbackServer.StartAsync();
        var plain = Encoding.UTF8.GetBytes("""{"a":1}""");
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            await gzip.WriteAsync(plain);
        using var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        using var response = await _http.PostAsync(new Uri(server.Address), content);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Body.ShouldBe(plain);
        request.RawBody.ShouldBe(buffer.ToArray());
        request.Header("content-encoding").ShouldBe("gzip");
    }

    public void Dispose() => _http.Dispose();

    async Task<HttpResponseMessage> PostAsync(LoopbackServer server, string body)
    {
        using var content = new StringContent(body);
        return await _http.PostAsync(new Uri(server.Address), content);
    }
}
