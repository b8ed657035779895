// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Text;
using System.Text.Json;
using Sinks.TestKit.Receivers;

namespace Sinks.TestKit.Tests.Receivers;

public sealed class SpotlightReceiverTests
{
    const string EventId = "fc6d8c0c43fc4630ad850ee518f1b9d0";

    [ReceiverFact]
    public async Task An_envelope_is_read_back_as_it_was_sent()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();

        await SendAsync(spotlight, "The disk is full.");

        var envelope = (await spotlight.EnvelopesAsync(atLeast: 1)).ShouldHaveSingleItem();
        envelope[0].GetProperty("event_id").GetString().ShouldBe(EventId);
        var item = envelope[1].EnumerateArray().ShouldHaveSingleItem();
        item[0].GetProperty("type").GetString().ShouldBe("event");
        MessageOf(envelope).ShouldBe("The disk is full.");
    }

    [ReceiverFact]
    public async Task Reading_waits_for_envelopes_that_come_later()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await SendAsync(spotlight, "first");
        var reading = spotlight.EnvelopesAsync(atLeast: 3);

        await SendAsync(spotlight, "second");
        reading.IsCompleted.ShouldBeFalse();
        await SendAsync(spotlight, "third");

        (await reading).Select(MessageOf).ShouldBe(["first", "second", "third"]);
        (await spotlight.EnvelopesAsync(atLeast: 3)).Count.ShouldBe(3);
    }

    [ReceiverFact]
    public async Task It_listens_on_the_loopback_interface_only_and_is_gone_when_disposed()
    {
        var spotlight = await SpotlightReceiver.StartAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        await spotlight.DisposeAsync();

        listeners.Where(listener => listener.Port == spotlight.Port)
            .ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(spotlight, "too late"));
    }

    static async Task SendAsync(SpotlightReceiver spotlight, string message)
    {
        var payload = JsonSerializer.Serialize(new { event_id = EventId, logentry = new { message } });
        var envelope = $$"""
            {"event_id":"{{EventId}}"}
            {"type":"event","length":{{Encoding.UTF8.GetByteCount(payload)}}}
            {{payload}}

            """;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new StringContent(envelope, MediaTypeHeaderValue.Parse("application/x-sentry-envelope"));
        var address = new Uri($"http://127.0.0.1:{spotlight.Port}/api/1/envelope/");
        using var response = await http.PostAsync(address, content);
        response.EnsureSuccessStatusCode();
    }

    static string? MessageOf(JsonElement envelope) =>
        envelope[1][0][1].GetProperty("logentry").GetProperty("message").GetString();
}
