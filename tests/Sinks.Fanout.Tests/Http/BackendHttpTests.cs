// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sinks.Fanout.Tests.Http;

public class BackendHttpTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_breaks_off_or_stalls_does_not_make_the_status_unknown(bool breaksOff)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepted = listener.AcceptTcpClientAsync();
        using var http = new BackendHttp();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{listener.LocalEndpoint}/")
        {
            Content = new ByteArrayContent([1]),
        };
        var answering = http.SendAsync(request, CancellationToken.None);
        using var client = await accepted;
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        if (breaksOff)
            client.Close();
        (await answering.Within("the answer")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_large_answer_is_read_no_further_than_16_KiB()
    {
        await using var server = await LoopbackServer.StartAsync(
            static _ => new Answer { Body = new string('x', 100_000) });
        (await GetAsync(server.Address)).Body.Length.ShouldBe(16 * 1024);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var server = await LoopbackServer.StartAsync(
            static _ => Answer.Of(307, ("Location", "/elsewhere")));
        (await GetAsync(server.Address)).Status.ShouldBe(307);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("-3", 0.0)]
    [InlineData("999999999", 86_400.0)]
    [InlineData("Fri, 02 Jan 2026 03:05:05 GMT", 60.0)]
    [InlineData("Fri, 02 Jan 2026 03:00:00 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public async Task Retry_after_is_seconds_or_a_date_between_now_and_a_day(string header, double? seconds)
    {
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Of(503, ("Retry-After", header)));
        var answer = await GetAsync(server.Address);
        answer.RetryAfter(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
            ?.TotalSeconds.ShouldBe(seconds!.Value);
        answer.RetryAfter(default).HasValue.ShouldBe(seconds is not null);
    }

    static async Task<BackendAnswer> GetAsync(string address)
    {
        using var http = new BackendHttp();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.SendAsync(request, CancellationToken.None);
    }
}
