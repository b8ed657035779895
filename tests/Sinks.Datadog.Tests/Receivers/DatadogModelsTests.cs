// SPDX-License-Identifier: Apache-2.0
using FsCheck.Fluent;
using Sinks.TestKit.Receivers;

namespace Sinks.Datadog.Tests.Receivers;

/// <summary>Whether the models of Datadog's own client read what we send.</summary>
public class DatadogModelsTests
{
    [ReceiverFact]
    public async Task Every_body_is_read_and_keeps_all_it_holds()
    {
        await using var models = new DatadogModels();
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Of(202));
        await using var host = FanoutHost.FromCode(f => f.Datadog(DatadogHost.Key, o => o.Url = server.Address));
        host.Logger.ForContext("Status", "open").Error(
            new InvalidOperationException("it broke"), "cannot convert {File}", "r\u00e9sum\u00e9.md");
        host.Logger.Information("converted {Pages} pages", 3);
        await host.SettleAsync();
        foreach (var request in server.Requests)
            (await models.ReadAsync(request.Text)).ShouldBe(new Verdict(true, null));
        foreach (var item in new[] { SomeEvents.Full, SomeEvents.Minimal, SomeEvents.WithStackAlone })
            (await models.ReadAsync(Encoded.Body(item))).ShouldBe(new Verdict(true, null));
    }

    [ReceiverFact]
    public async Task Bodies_of_hostile_events_are_read_too()
    {
        await using var models = new DatadogModels();
        foreach (var items in HostileEvents.Event.ListOf(5).Sample(10, 20))
        {
            var verdict = await models.ReadAsync(Encoded.Body(items));
            verdict.Ok.ShouldBeTrue(verdict.Error);
        }
    }

    [ReceiverFact]
    public async Task A_body_without_a_message_is_refused()
    {
        await using var models = new DatadogModels();
        (await models.ReadAsync("""[{"service":"shop"}]""")).Error.ShouldBe("Error: missing required property 'message'");
        (await models.ReadAsync("""[{"message":"a","service":3}]""")).Ok.ShouldBeFalse();
    }
}
