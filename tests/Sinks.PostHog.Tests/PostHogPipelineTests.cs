// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.PostHog.Tests;

public sealed class PostHogPipelineTests
{
    [Fact]
    public async Task A_named_error_is_one_event_in_the_books_and_two_on_the_wire()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.PostHog(PostHogHost.Key, o => o.Host = server.Address));
        host.Logger.ForContext("EventName", "conversion_failed").Error(new TimeoutException("Too slow."), "It broke");
        host.Logger.ForContext("EventName", "$identify").Information("merges nobody");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);
        status.Backends[0].Dropped.ShouldCount("encode_failed", 1);
        status.ShouldBalance();
        using var body = JsonDocument.Parse(server.Requests.ShouldHaveSingleItem().Body);
        body.RootElement.GetProperty("batch").EnumerateArray()
            .Select(static item => item.GetProperty("event").GetString())
            .ShouldBe(["conversion_failed", "$exception"]);
    }
}
