// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Bench.Measurements;

/// <summary>A host that has logged and now does nothing.</summary>
sealed class IdleMeasurement : IMeasurement
{
    static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    public string Name => "idle";

    public string Subject => "three backends that have delivered, then 60 s without an event";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var time = new CountingTime();
        await using var engine = Engine.Instant(
            3, LogEventLevel.Error, PipelineServices.Default with { Time = time });
        for (var i = 0; i < 100; i++)
        {
            engine.Face.Emit(Sample.Event(LogEventLevel.Information));
            engine.Face.Emit(Sample.Event(LogEventLevel.Error, Failing.Exception(i)));
        }

        await engine.FlushAsync();
        Pace.Wait(Settling);
        var callbacks = time.Callbacks;
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        Pace.Wait(Length);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var milliseconds = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds;
        engine.MustHaveKeptAll();
        return
        [
            new Figure("allocated_bytes_per_minute", "allocated", bytes, "B per minute"),
            new Figure("own_timer_callbacks_per_minute", "our timers fired", time.Callbacks - callbacks, "per minute"),
            new Figure("processor_ms_per_minute", "processor time", milliseconds, "ms per minute"),
        ];
    }

    /// <summary>The system's time, counting what its timers call.</summary>
    sealed class CountingTime : TimeProvider
    {
        long _callbacks;

        public long Callbacks => Interlocked.Read(ref _callbacks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(
                inner =>
                {
                    Interlocked.Increment(ref _callbacks);
                    callback(inner);
                },
                state,
                dueTime,
                period);
    }
}
