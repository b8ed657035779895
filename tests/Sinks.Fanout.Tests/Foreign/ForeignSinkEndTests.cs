// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Foreign;

public class ForeignSinkEndTests
{
    [Fact]
    public void Closing_hands_over_what_waits_and_then_disposes_the_sink()
    {
        var sink = new CollectingSink();
        var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));
        for (var i = 0; i < 200; i++)
            host.Logger.Error("event {Number}", i);
        var status = host.Close();
        status.Backends[0].Delivered.ShouldBe(200);
        sink.Events.Count.ShouldBe(200);
        sink.Disposed.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_sink_that_is_stuck_does_not_hold_the_shutdown()
    {
        using var gate = new ManualResetEventSlim();
        var host = HostWithin(TimeSpan.FromSeconds(0.5), new CollectingSink(_ => gate.Wait(TimeSpan.FromSeconds(30))));
        host.Logger.Error("stuck");
        host.Logger.Error("behind it");
        var clock = Stopwatch.StartNew();
        var status = host.Close();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        status.Backends[0].Dropped.ShouldCount("shutdown", 2);
        gate.Set();
    }

    [Fact]
    public async Task A_disposal_that_hangs_does_not_hold_the_shutdown()
    {
        using var gate = new ManualResetEventSlim();
        var host = HostWithin(TimeSpan.FromSeconds(0.5), new HangingSink(gate));
        host.Logger.Error("an error");
        await host.SettleAsync();
        var clock = Stopwatch.StartNew();
        host.Close().Backends[0].Delivered.ShouldBe(1);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        gate.Set();
    }

    static FanoutHost HostWithin(TimeSpan shutdown, ILogEventSink sink) => FanoutHost.FromCode(f => f
        .Options(o => o.ShutdownTimeLimit = shutdown)
        .Sink("other", to => to.Sink(sink)));

    sealed class HangingSink(ManualResetEventSlim gate) : ILogEventSink, IDisposable
    {
        public void Emit(LogEvent logEvent)
        {
        }

        public void Dispose() => gate.Wait(TimeSpan.FromSeconds(30));
    }
}
