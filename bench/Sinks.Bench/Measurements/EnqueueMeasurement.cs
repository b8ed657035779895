// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Threading.Channels;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Bench.Measurements;

/// <summary>
/// The whole of the face's Emit with an event that exists, while the dispatcher takes what comes; beside a bounded
/// channel with a reader task. In bursts that the intake holds: refusing an event is cheaper than taking it.
/// </summary>
sealed class EnqueueMeasurement : IMeasurement
{
    const int Rounds = 41;
    const int Burst = 8_000;
    const int ChannelLimit = 16_384;

    readonly LogEvent[] _events = [.. Enumerable.Range(0, 8).Select(_ => Sample.Event(LogEventLevel.Information))];
    readonly Samples _one = new();
    readonly Samples _oneBytes = new();
    readonly Samples _two = new();
    readonly Samples _full = new();
    readonly Samples _channelOne = new();
    readonly Samples _channelTwo = new();
    readonly Samples _latencies = new();
    readonly Samples _emptyLatencies = new();
    readonly double[] _times = new double[Burst];

    public string Name => "enqueue";

    public string Subject =>
        "FanoutSink.Emit of an event that exists: cost on the calling thread, median of 41 interleaved rounds";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var engine = Engine.Instant(3, LogEventLevel.Error);
        var held = await HeldEngine.StartAsync();
        var channel = new ChannelReader(ChannelLimit);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            await MeasureAsync(engine, held, channel, isWarmUp: true);
        for (var round = 0; round < Rounds; round++)
            await MeasureAsync(engine, held, channel, isWarmUp: false);

        engine.MustHaveKeptAll();
        await held.EndAsync();
        await channel.EndAsync();
        return
        [
            new Figure("enqueue_1_thread_ns", "1 thread", _one.Median, "ns per event"),
            new Figure("enqueue_1_thread_bytes", "1 thread", _oneBytes.Median, "B per event"),
            new Figure("enqueue_2_threads_ns", "2 threads", _two.Median, "ns per event"),
            new Figure("enqueue_full_ns", "1 thread, intake full", _full.Median, "ns per event"),
            new Figure("enqueue_p9999_us", "1 of 10,000 takes longer than", _latencies.At(0.9999), "us"),
            new Figure("enqueue_max_us", "longest", _latencies.Max, "us"),
            new Figure("empty_p9999_us", "an empty loop: 1 of 10,000", _emptyLatencies.At(0.9999), "us"),
            new Figure("empty_max_us", "an empty loop: longest", _emptyLatencies.Max, "us"),
            new Figure("channel_1_thread_ns", "bounded channel, 1 thread", _channelOne.Median, "ns per event"),
            new Figure("channel_2_threads_ns", "bounded channel, 2 threads", _channelTwo.Median, "ns per event"),
        ];
    }

    async Task MeasureAsync(Engine engine, HeldEngine held, ChannelReader channel, bool isWarmUp)
    {
        var one = CostOf(Burst, engine.Face);
        await engine.FlushAsync();
        var two = CostOfTwo(Burst / 2, engine.Face);
        await engine.FlushAsync();
        var full = CostOf(Burst, held.Engine.Face);
        var channelOne = CostOf(Burst, channel);
        await channel.FlushAsync();
        var channelTwo = CostOfTwo(Burst / 2, channel);
        await channel.FlushAsync();

        // Turn by turn, because the machine's own pauses come in bunches.
        Time(new NullSink());
        if (!isWarmUp)
            _emptyLatencies.AddRange(_times);
        Time(engine.Face);
        if (!isWarmUp)
            _latencies.AddRange(_times);
        await engine.FlushAsync();
        if (isWarmUp)
            return;
        _one.Add(one.Nanoseconds);
        _oneBytes.Add(one.Bytes);
        _two.Add(two.Nanoseconds);
        _full.Add(full.Nanoseconds);
        _channelOne.Add(channelOne.Nanoseconds);
        _channelTwo.Add(channelTwo.Nanoseconds);
    }

    (double Nanoseconds, double Bytes) CostOf(int count, ILogEventSink sink)
    {
        var events = _events;
        var before = ThreadCost.Now();
        for (var i = 0; i < count; i++)
            sink.Emit(events[i & 7]);
        var cost = ThreadCost.Now() - before;
        return ((double)cost.Nanoseconds / count, (double)cost.Bytes / count);
    }

    /// <summary>The mean cost on either of two threads that emit at the same time.</summary>
    (double Nanoseconds, double Bytes) CostOfTwo(int count, ILogEventSink sink)
    {
        using var start = new Barrier(2);
        (double Nanoseconds, double Bytes) other = default;
        var thread = new Thread(() =>
        {
            start.SignalAndWait();
            other = CostOf(count, sink);
        });
        thread.Start();
        start.SignalAndWait();
        var mine = CostOf(count, sink);
        thread.Join();
        return ((mine.Nanoseconds + other.Nanoseconds) / 2, (mine.Bytes + other.Bytes) / 2);
    }

    void Time(ILogEventSink sink)
    {
        var microseconds = 1e6 / Stopwatch.Frequency;
        for (var i = 0; i < Burst; i++)
        {
            var since = Stopwatch.GetTimestamp();
            sink.Emit(_events[i & 7]);
            _times[i] = (Stopwatch.GetTimestamp() - since) * microseconds;
        }
    }

    /// <summary>The baseline that anyone can run: a bounded channel, a reader task, full means dropped.</summary>
    sealed class ChannelReader : ILogEventSink
    {
        readonly Channel<LogEvent> _channel;
        readonly Task _reader;
        long _written;
        long _read;

        public ChannelReader(int limit)
        {
            _channel = Channel.CreateBounded<LogEvent>(new BoundedChannelOptions(limit) { SingleReader = true });
            _reader = Task.Run(ReadAsync);
        }

        public void Emit(LogEvent logEvent) => _channel.Writer.TryWrite(logEvent);

        public async Task FlushAsync()
        {
            _written += Burst;
            while (Volatile.Read(ref _read) < _written)
                await Task.Yield();
        }

        public async Task EndAsync()
        {
            _channel.Writer.Complete();
            await _reader;
        }

        async Task ReadAsync()
        {
            while (await _channel.Reader.WaitToReadAsync())
            {
                while (_channel.Reader.TryRead(out _))
                    Volatile.Write(ref _read, _read + 1);
            }
        }
    }
}
