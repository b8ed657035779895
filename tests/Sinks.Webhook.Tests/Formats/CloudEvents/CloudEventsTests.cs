// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class CloudEventsTests
{
    static readonly WebhookPayload Payload = new CloudEventsPayload("/shop/orders");

    [Fact]
    public void A_batch_is_as_approved() =>
        Approved.MatchJson(Framed.Bytes(Payload, SomeEvents.Full, SomeEvents.Minimal), "cloudevents.json");

    [Theory]
    [InlineData(LogEventLevel.Verbose, "sinks.verbose", "TRACE", 1)]
    [InlineData(LogEventLevel.Debug, "sinks.debug", "DEBUG", 5)]
    [InlineData(LogEventLevel.Information, "sinks.information", "INFO", 9)]
    [InlineData(LogEventLevel.Warning, "sinks.warning", "WARN", 13)]
    [InlineData(LogEventLevel.Error, "sinks.error", "ERROR", 17)]
    [InlineData(LogEventLevel.Fatal, "sinks.fatal", "FATAL", 21)]
    public void Levels_are_types_and_severities(LogEventLevel level, string type, string text, int number)
    {
        var json = Framed.Json(Payload, Some.Event(level: level))[0];

        json.GetProperty("type").GetString().ShouldBe(type);
        json.GetProperty("severitytext").GetString().ShouldBe(text);
        json.GetProperty("severitynumber").GetInt32().ShouldBe(number);
    }

    [Theory]
    [InlineData("0af7651916cd43dd8448eb211c80319c", null)]
    [InlineData("0af7651916cd43dd8448eb211c80319c", "0000000000000000")]
    [InlineData("0AF7651916CD43DD8448EB211C80319C", "b7ad6b7169203331")]
    [InlineData("nonsense", "b7ad6b7169203331")]
    public void What_is_no_W3C_trace_makes_no_traceparent(string traceId, string? spanId) =>
        Framed.Json(Payload, Some.Event() with { TraceId = traceId, SpanId = spanId })[0]
            .TryGetProperty("traceparent", out _).ShouldBeFalse();

    [Fact]
    public void Data_is_the_event_as_the_format_Json_has_it() =>
        Framed.Json(Payload, SomeEvents.Full)[0].GetProperty("data").GetRawText()
            .ShouldBe(Encoded.Text(SomeEvents.Full));

    [Theory]
    [InlineData(" /orders ", "/orders")]
    [InlineData("https://shop.example.org/orders", "https://shop.example.org/orders")]
    [InlineData("urn:shop", "urn:shop")]
    public void A_source_is_taken_as_it_is_written(string source, string sent) =>
        SourceOf(source, out _).ShouldBe(sent);

    [Theory]
    [InlineData("two words")]
    [InlineData("https://[")]
    public void What_is_no_reference_is_reported_and_the_application_takes_its_place(string source)
    {
        SourceOf(source, out var mistakes).ShouldBe(SourceOf(null, out _));
        mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Backends:ops:CloudEvents:Source");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void An_event_of_more_than_64_KiB_is_trimmed(int over, int level)
    {
        var small = SomeEvents.Full with { Message = "" };
        var missing = (64 * 1024) + over - Framed.Encode(Payload, small).Length;

        Framed.FittingLevel(Payload, small with { Message = new string('m', missing) }).ShouldBe(level);
    }

    [Theory]
    [MemberData(nameof(WorstEvents.Characters), MemberType = typeof(WorstEvents))]
    public void The_worst_event_fits(char c) =>
        Framed.FittingLevel(Payload, WorstEvents.Of(c)).ShouldBeInRange(0, Payload.Encoder.TrimLevels);

    [Fact]
    public void The_largest_batch_makes_a_body_of_at_most_1_MiB()
    {
        var size = Payload.BatchBytesLimit / Payload.BatchSizeLimit;
        var item = new EncodedItem(
            Some.Id(1), FanoutItemKind.Event, Some.Time, LogEventLevel.Error, new byte[size]);

        Payload.Frame([.. Enumerable.Repeat(item, Payload.BatchSizeLimit)]).Length
            .ShouldBeInRange(Payload.BatchBytesLimit, 1024 * 1024);
    }

    [Fact]
    public async Task A_batch_is_sent_with_its_own_type_and_without_webhook_headers_unless_it_is_signed()
    {
        await using var server = await LoopbackServer.StartAsync();
        foreach (var secret in new[] { null, WebhookHost.Secret })
        {
            await using var backend = new WebhookHost().Make(
                server.Address, o => (o.Format, o.Secret) = (WebhookFormat.CloudEvents, secret));
            await backend.SendAsync([Framed.Item(Payload, SomeEvents.Full)], CancellationToken.None);
        }

        var (plain, signed) = (server.Requests[0], server.Requests[1]);
        plain.Header("Content-Type").ShouldBe("application/cloudevents-batch+json; charset=utf-8");
        plain.Header("webhook-id").ShouldBeNull();
        plain.Header("webhook-timestamp").ShouldBeNull();
        signed.Header("webhook-signature").ShouldNotBeNull();
    }

    static string SourceOf(string? source, out IReadOnlyList<Mistake> mistakes)
    {
        var reported = new List<Mistake>();
        var options = new WebhookOptions();
        options.CloudEvents.Source = source;
        var payload = CloudEventsPayload.From(options, Contract.Setup("ops", mistake: reported.Add));
        mistakes = reported;
        return Framed.Json(payload, SomeEvents.Minimal)[0].GetProperty("source").GetString()!;
    }
}
