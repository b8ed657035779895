// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.TestKit.Receivers;

namespace Sinks.Sentry.Tests.Receivers;

/// <summary>Events that want to break something, on their whole way from the logger to who reads them.</summary>
public class HostileEventsTests
{
    const int Breadcrumbs = 100;

    [SchemaFact]
    public async Task Hostile_events_follow_the_published_schema()
    {
        await using var schema = new SchemaValidator();
        foreach (var name in Hostile.Names)
        {
            await using var server = await LoopbackServer.StartAsync();
            await using var host = FanoutHost.FromCode(f => f.Sentry(Dsn(server)));
            Hostile.Emit(name, host.Logger);
            (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1, name);

            var request = server.Requests.ShouldHaveSingleItem(name);
            Envelopes.Types(request).ShouldBe(["event"], name);
            var verdict = await schema.ValidateAsync(Envelopes.Event(request));
            verdict.Ok.ShouldBeTrue($"{name}: {verdict.Error}");
        }
    }

    [ReceiverFact]
    public async Task Hostile_events_are_read_by_Spotlight()
    {
        await using var spotlight = await SpotlightReceiver.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Sentry(spotlight.Dsn));
        foreach (var name in Hostile.Names)
            Hostile.Emit(name, host.Logger);
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(Hostile.Count);

        foreach (var envelope in await spotlight.EnvelopesAsync(Hostile.Count))
        {
            var (header, payload) = (envelope[0], envelope[1][0][1]);
            payload.ValueKind.ShouldBe(JsonValueKind.Object);
            payload.GetProperty("event_id").GetString().ShouldBe(header.GetProperty("event_id").GetString());
            payload.GetProperty("level").GetString().ShouldBe("error");
        }
    }

    [Fact]
    public async Task An_event_over_the_limit_is_trimmed_in_the_documented_order_before_it_is_sent()
    {
        await using var server = await LoopbackServer.StartAsync(request => Refusing(request, 1024 * 1024));
        await using var host = FanoutHost.FromCode(f =>
            f.Sentry(Dsn(server)).Options(o => o.Breadcrumbs.Limit = Breadcrumbs));
        EmitOversized(host);
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);

        // Breadcrumbs go first, the oldest before the newest; what the event is about stays.
        var item = Envelopes.Event(server.Requests.ShouldHaveSingleItem());
        var breadcrumbs = item.GetProperty("breadcrumbs").GetProperty("values").EnumerateArray().ToList();
        breadcrumbs.Count.ShouldBeLessThan(Breadcrumbs);
        breadcrumbs[^1].GetProperty("message").GetString()!.ShouldStartWith("99 ");
        item.GetProperty("logentry").GetProperty("formatted").GetString().ShouldBe("too much");
        item.GetProperty("exception").GetProperty("values").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_server_that_is_stricter_gets_smaller_and_smaller_forms_of_the_same_event()
    {
        const int Limit = 256 * 1024;
        await using var server = await LoopbackServer.StartAsync(request => Refusing(request, Limit));
        await using var host = FanoutHost.FromCode(f =>
            f.Sentry(Dsn(server), o => o.BufferingTimeLimit = TimeSpan.Zero));
        EmitOversized(host);
        var backend = (await host.SettleAsync()).Backends[0];

        backend.Delivered.ShouldBe(1);
        backend.Dropped.ShouldBeEmpty();
        var sizes = server.Requests.Select(PayloadBytes).ToList();
        sizes.Count.ShouldBeInRange(2, SentryLimits.LastLevel + 2);
        sizes[^1].ShouldBeLessThanOrEqualTo(Limit);
        sizes[..^1].ShouldAllBe(size => size > Limit);
        server.Requests.Select(request => Envelopes.Event(request).GetProperty("event_id").GetString()).Distinct()
            .ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_event_that_no_form_of_fits_is_dropped_and_reported()
    {
        await using var server = await LoopbackServer.StartAsync(request =>
            Envelopes.Event(request).TryGetProperty("exception", out _) ? Answer.Of(413) : Answer.Ok);
        await using var host = FanoutHost.FromCode(f =>
            f.Sentry(Dsn(server), o => o.BufferingTimeLimit = TimeSpan.Zero));
        host.Logger.Error(new TimeoutException(), "too much");
        (await host.SettleAsync()).Backends[0].Dropped.ShouldCount("too_large", 1);
        server.Requests.Count.ShouldBe(new SentryEventEncoder(Encoded.Source).TrimLevels + 1);

        host.Logger.Error("small");
        await host.SettleAsync();

        Envelopes.Discarded(server.Requests[^1]).ShouldBe(["send_error error 1"]);
    }

    static void EmitOversized(FanoutHost host)
    {
        for (var i = 0; i < Breadcrumbs; i++)
            host.Logger.Information("{Number} {Text}", i, new string('\u0001', 2_000));
        host.Logger.Error(Hostile.Oversized(), "too much");
    }

    /// <summary>As Bugsink does: by the bytes of the event's payload.</summary>
    static Answer Refusing(ReceivedRequest request, int limit) =>
        PayloadBytes(request) > limit ? Answer.Of(413) : Answer.Ok;

    static int PayloadBytes(ReceivedRequest request) => Envelopes.Items(request)[0].Payload.Length;

    static string Dsn(LoopbackServer server) => $"http://key@127.0.0.1:{server.Port}/1";
}
