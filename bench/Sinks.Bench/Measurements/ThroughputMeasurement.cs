// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Bench.Measurements;

/// <summary>
/// Emit to delivered, through intake, redaction, dispatch, lane and an in-process backend that encodes nothing and
/// answers at once. The emitter waits for room, so that nothing is dropped.
/// </summary>
sealed class ThroughputMeasurement : IMeasurement
{
    const int Rounds = 7;

    // Some seconds: past the second compilation.
    const int WarmUpRounds = 4;
    const int EventsPerRound = 500_000;
    const int Chunk = 1_000;

    // Of what intake and queue hold a quarter is kept for errors; this is well below.
    const int Underway = 8_000;

    static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    public string Name => "throughput";

    public string Subject =>
        "events to an instant in-process backend that encodes nothing, median of 7 rounds of 500,000";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var plain = await MeasureAsync(static _ => Sample.PlainEvent(LogEventLevel.Warning));
        var number = await MeasureAsync(static pages => Sample.ShortEvent(LogEventLevel.Warning, pages));
        var texts = await MeasureAsync(static _ => Sample.Event(LogEventLevel.Warning));
        return
        [
            new Figure("events_per_second", "a text", plain.PerSecond, "per second"),
            new Figure("bytes_per_event", "a text", plain.Bytes, "B per event"),
            new Figure("number_events_per_second", "one number as property", number.PerSecond, "per second"),
            new Figure("number_bytes_per_event", "one number as property", number.Bytes, "B per event"),
            new Figure("texts_events_per_second", "three texts as properties", texts.PerSecond, "per second"),
            new Figure("texts_bytes_per_event", "three texts as properties", texts.Bytes, "B per event"),
        ];
    }

    static async Task<(double PerSecond, double Bytes)> MeasureAsync(Func<int, LogEvent> make)
    {
        LogEvent[] events = [.. Enumerable.Range(0, 64).Select(make)];
        await using var engine = Engine.Start(code => code
            .Options(options => options.Breadcrumbs.Limit = 0)
            .Add(new InstantBackend.Type(), "instant", options => options.MinimumLevel = LogEventLevel.Information));
        var speeds = new Samples();
        var bytes = new Samples();
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var since = Stopwatch.GetTimestamp();
            EmitAll(engine, events);
            await engine.FlushAsync();
            if (round < 0)
                continue;
            speeds.Add(EventsPerRound / Stopwatch.GetElapsedTime(since).TotalSeconds);
            bytes.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / EventsPerRound);
        }

        engine.MustHaveKeptAll();
        return (speeds.Median, bytes.Median);
    }

    static void EmitAll(Engine engine, LogEvent[] events)
    {
        using var nap = new ManualResetEvent(initialState: false);
        for (var done = 0; done < EventsPerRound; done += Chunk)
        {
            for (var i = 0; i < Chunk; i++)
                engine.Face.Emit(events[i % events.Length]);
            while (IsFull(engine.Status()))
                nap.WaitOne(Nap);
        }
    }

    static bool IsFull(Fanout.FanoutStatus status) => status.Waiting + status.Backends[0].Waiting > Underway;
}
