// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed class DatadogClientTests
{
    [Fact]
    public async Task A_request_is_an_array_of_events_with_the_headers_of_the_intake()
    {
        var request = await SendAsync(o => o.Headers["X-Team"] = "shop");
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/api/v2/logs");
        request.Query.ShouldBeEmpty();
        request.Header("DD-API-KEY").ShouldBe(DatadogHost.Key);
        request.Header("DD-EVP-ORIGIN").ShouldBe("sinks");
        request.Header("DD-EVP-ORIGIN-VERSION")!.ShouldMatch(@"^\d+\.\d+\.\d+$");
        request.Header("User-Agent")!.ShouldStartWith("Sinks.Datadog/");
        request.Header("Content-Type").ShouldBe("application/json");
        request.Header("Content-Encoding").ShouldBe("gzip");
        request.Header("X-Team").ShouldBe("shop");
        Encoded.Parse(request.Body).GetArrayLength().ShouldBe(2);
        request.RawBody.Length.ShouldBeLessThan(request.Body.Length);
    }

    [Fact]
    public async Task Without_compression_the_same_body_goes_as_it_is()
    {
        var plain = await SendAsync(o => o.Compression = DatadogCompression.None);
        plain.Header("Content-Encoding").ShouldBeNull();
        plain.RawBody.ShouldBe((await SendAsync()).Body);
    }

    [Fact]
    public async Task A_header_of_the_intake_cannot_be_set_by_hand()
    {
        await using var server = await LoopbackServer.StartAsync();
        var host = new DatadogHost();
        await using var backend = host.Make(o =>
        {
            o.Url = server.Address;
            o.Headers["dd-api-key"] = "another";
        });
        host.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith("Headers:dd-api-key");
    }

    [Fact]
    public async Task The_profile_keeps_to_the_limits_of_the_intake()
    {
        await using var backend = new DatadogHost().Make();
        var profile = backend.Profile;
        profile.BatchSizeLimit.ShouldBe(1000);
        profile.ItemBytesLimit.ShouldBe(1_000_000);
        // A batch of the most events and bytes is a payload of exactly 5 MB.
        var events = Enumerable.Range(0, 1000).Select(static _ => new byte[] { (byte)'0' }).ToArray();
        events[0] = new byte[profile.BatchBytesLimit - 999];
        var batch = events.Select(static body => new EncodedItem(
            Guid.Empty, FanoutItemKind.Event, Some.Time, Serilog.Events.LogEventLevel.Error, body));
        DatadogBody.Whole(DatadogBody.Parts([.. batch])).Length.ShouldBe(5_000_000);
    }

    static async Task<ReceivedRequest> SendAsync(Action<DatadogOptions>? configure = null)
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(202));
        await using var backend = new DatadogHost().Make(o =>
        {
            o.Url = server.Address;
            configure?.Invoke(o);
        });
        IReadOnlyList<EncodedItem> batch = [Encoded.Item(SomeEvents.Minimal), Encoded.Item(SomeEvents.Full)];
        (await backend.SendAsync(batch, CancellationToken.None)).Outcome.ShouldBe(SendOutcome.Delivered);
        return server.Requests.ShouldHaveSingleItem();
    }
}
