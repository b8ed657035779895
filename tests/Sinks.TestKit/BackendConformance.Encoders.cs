// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Serilog.Events;
using Shouldly;
using Sinks.Fanout;
using Xunit;

namespace Sinks.TestKit;

/// <content>Encoders: another one, one around the own one, and an event to the byte.</content>
public abstract partial class BackendConformance
{
    /// <summary>The most bytes of one encoded event that is sent whole; null where nothing limits it.</summary>
    protected virtual int? EventBytesLimit => null;

    /// <summary>The most events of one request; null where nothing limits them.</summary>
    protected virtual int? RequestEventsLimit => null;

    /// <summary>The most bytes of one request's body before compression; null where nothing limits them.</summary>
    protected virtual int? RequestBytesLimit => null;

    /// <summary>The event made larger: with each step by the same number of bytes, or nearly so.</summary>
    protected virtual FanoutEvent Padded(FanoutEvent item, int steps) => ExactSize.WithMessage(item, steps);

    [Fact]
    public async Task An_encoder_can_be_put_around_the_own_one()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
        {
            Quick(o);
            o.UseEncoder(static own => new ChangingEncoder(own, static item => item with { Message = "changed" }));
        }));
        host.Logger.Error("as emitted");
        await host.SettleAsync();
        Delivered(server).ShouldBe(["changed"]);
    }

    [Fact]
    public async Task An_encoder_can_take_the_place_of_the_own_one()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
        {
            Quick(o);
            o.UseEncoder(static own => new FixedEncoder(ExactSize.Encoded(own, Some.Event("from elsewhere"))));
        }));
        host.Logger.Error("as emitted");
        await host.SettleAsync();
        Delivered(server).ShouldBe(["from elsewhere"]);
    }

    [Fact]
    public async Task An_encoder_that_throws_costs_that_event_alone()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
        {
            Quick(o);
            o.UseEncoder(static own => new ChangingEncoder(own, static item =>
                item.Message == "odd" ? throw new InvalidOperationException() : item));
        }));
        foreach (var message in (string[])["one", "odd", "two"])
            host.Logger.Error("{Message}", message);
        var status = await host.SettleAsync();
        Delivered(server).ShouldBe(["one", "two"], ignoreOrder: true);
        status.Backends[0].Dropped.ShouldCount("encode_failed", 1);
    }

    [Fact]
    public async Task One_byte_over_the_limit_of_an_event_trims_it_and_not_one_byte_under()
    {
        if (EventBytesLimit is not { } limit)
            return;
        foreach (var (bytes, isWhole) in ((int, bool)[])[(limit - 1, true), (limit, true), (limit + 1, false)])
        {
            var trims = new List<int>();
            await using var server = await StartServerAsync();
            await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
            {
                Quick(o);
                o.UseEncoder(own => new ChangingEncoder(own, item => ExactSize.Event(own, bytes, item, Padded), trims));
            }));
            host.Logger.Error("large");
            var backend = (await host.SettleAsync()).Backends[0];
            (trims.Count == 1).ShouldBe(isWhole, $"{bytes} bytes, limit {limit}");
            backend.Delivered.ShouldBe(isWhole || trims.Count > 1 ? 1 : 0);
            server.Requests.Sum(request => request.Body.Length).ShouldBeLessThan(limit + (64 * 1024));
        }
    }

    [Fact]
    public async Task No_request_holds_more_than_its_limits_allow()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
            (o.MinimumLevel, o.BufferingTimeLimit) = (LogEventLevel.Error, TimeSpan.FromSeconds(1))));
        var count = Math.Min(3000, (RequestEventsLimit ?? 500) * 2) + 1;
        for (var i = 0; i < count; i++)
            host.Logger.Error("{Number}", i);
        var text = new string('x', Math.Min(30_000, (RequestBytesLimit ?? 30_000) / 4));
        for (var i = 0; i < 20; i++)
            host.Logger.Error("{Text} {Number}", text, i);
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(count + 20);
        foreach (var request in server.Requests)
        {
            MessagesIn(request).Count.ShouldBeLessThanOrEqualTo(RequestEventsLimit ?? int.MaxValue);
            request.Body.Length.ShouldBeLessThanOrEqualTo(RequestBytesLimit ?? int.MaxValue);
        }
    }

    sealed class ChangingEncoder(
        IItemEncoder own, Func<FanoutEvent, FanoutEvent> change, List<int>? trims = null) : IItemEncoder
    {
        FanoutEvent? _changed;

        public int TrimLevels => own.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
        {
            trims?.Add(trimLevel);
            // Trimmed is what was encoded before, not what was made as large once more.
            if (trimLevel == 0 || _changed is null)
                _changed = change((FanoutEvent)item);
            own.Encode(_changed, output, trimLevel);
        }
    }

    sealed class FixedEncoder(byte[] bytes) : IItemEncoder
    {
        public int TrimLevels => 0;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel) => output.Write(bytes);
    }
}
