// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>
/// One random life of a lane in front of a server of changing moods, checked after every step. The seed decides
/// everything.
/// </summary>
sealed class LaneRun
{
    const int StepCount = 40;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SendTimeLimit = 5 * Second;
    static readonly TimeSpan DrainLimit = 5 * Second;

    readonly Random _random;
    readonly LaneBench _bench;
    readonly MoodyServer _server;
    readonly List<Task> _flushes = [];
    readonly List<string> _steps = [];

    int _offered;

    public LaneRun(int seed)
    {
        _random = new Random(seed);
        _steps.Add($"seed {seed}");
        var time = new TestTimeProvider();
        _server = new MoodyServer(_random, time, SendTimeLimit);
        _bench = new LaneBench(_server.NewBackend(), Configure, encodeBeforeQueueing: _random.Next(4) == 0, time: time);
        ChangeMood();
    }

    BackendStatus Status => _bench.Status;

    public void Live()
    {
        for (var i = 0; i < StepCount; i++)
            Step();
        if (_random.Next(2) == 0)
            Recover();
        var end = _random.Next(4);
        if (end == 0)
            Abandon();
        else if (end == 1)
            Leave();
        else
            Drain();
        Offer();
        Status.Waiting.ShouldBe(0, Story());
    }

    void Configure(TestOptions options)
    {
        options.QueueLimit = _random.Next(1, 50);
        options.QueueBytesLimit = _random.Next(3, 40) * 1000;
        options.Overflow = Pick(OverflowPolicy.DropNewest, OverflowPolicy.DropOldest);
        options.BatchSizeLimit = _random.Next(1, 11);
        options.BatchBytesLimit = _random.Next(1, 10) * 200;
        options.BufferingTimeLimit = Pick(TimeSpan.Zero, 2 * Second);
        options.SendTimeLimit = SendTimeLimit;
        options.RetryTimeLimit = Pick(TimeSpan.Zero, 5 * Second, 60 * Second, 600 * Second);
        options.SuspendedProbe = Pick(Second, 60 * Second);
        options.SampleRate = Pick(1, 1, 0.5);
        options.EventsPerSecondLimit = Pick<double?>(null, null, 0.5, 3, 200);
        _steps.Add($"queue {options.QueueLimit}/{options.QueueBytesLimit} {options.Overflow}, "
            + $"batch {options.BatchSizeLimit}/"
            + $"{options.BatchBytesLimit}, retry {options.RetryTimeLimit}, probe {options.SuspendedProbe}, "
            + $"pace {options.EventsPerSecondLimit?.ToString(CultureInfo.InvariantCulture)}");
    }

    void Step()
    {
        switch (_random.Next(14))
        {
            case 12:
                Note("retune");
                _bench.Retune(Configure);
                break;
            case 13:
                Note("replace");
                _bench.Retune(Configure, _server.NewBackend());
                break;

            case < 5:
                Offer();
                break;
            case < 8:
                Advance(TimeSpan.FromMilliseconds(Pick(1, 300, 2500, 6000, 61_000)));
                break;
            case 8:
                ChangeMood();
                break;
            case 9:
                Note("flush");
                _flushes.Add(_bench.Lane.FlushAsync());
                _bench.Run();
                break;
            default:
                AnswerLate();
                break;
        }

        Check();
    }

    void Offer()
    {
        var level = Pick(LogEventLevel.Debug, LogEventLevel.Warning, LogEventLevel.Error, LogEventLevel.Fatal);
        var kind = Pick("fine", "fine", "fine", "fine", "poison", "large", "unencodable");
        var messages = Enumerable.Range(0, _random.Next(1, 20))
            .Select(_ => string.Create(CultureInfo.InvariantCulture, $"{_offered++}:{kind}:"))
            .ToArray();
        Note($"offer {messages.Length} {kind} {level}");
        _bench.Offer(level, messages);
        Check();
    }

    void Advance(TimeSpan by)
    {
        Note($"advance {by}");
        _bench.Advance(by);
    }

    /// <summary>A server that has become healthy takes everything, however bad it was before.</summary>
    void Recover()
    {
        Note("healthy");
        _server.IsHealthy = true;
        Advance(TimeSpan.FromHours(2));
        Check();
        Status.Waiting.ShouldBe(0, Story());
        _flushes.ShouldAllBe(flush => flush.IsCompletedSuccessfully, Story());
    }

    void Abandon()
    {
        Note("abandon");
        var drained = _random.Next(2) == 0 ? _bench.Lane.DrainAsync(DrainLimit) : null;
        _server.IsAbandoned = true;
        _bench.Lane.Abandon();
        _bench.Run();
        Check();
        Status.Waiting.ShouldBe(0, Story());
        _flushes.ShouldAllBe(flush => flush.IsCompletedSuccessfully, Story());
        drained?.IsCompletedSuccessfully.ShouldBeTrue(Story());
        AnswerLate();
        Advance(60 * Second);
        Check();
    }

    /// <summary>Taken out, perhaps put in again on the way: what cannot be sent is given up in time.</summary>
    void Leave()
    {
        Note("leave");
        var left = _bench.Lane.LeaveAsync();
        _bench.Run();
        Check();
        Advance(Pick(TimeSpan.Zero, Second, 60 * Second));
        Check();
        if (_random.Next(2) == 0 && _bench.Lane.TryStay())
        {
            Note("stay");
            left.IsCompleted.ShouldBeFalse(Story());
            Offer();
            left = _bench.Lane.LeaveAsync();
        }

        Advance(_bench.Lane.Plan.RetryTimeLimit + SendTimeLimit + Second);
        Check();
        left.IsCompletedSuccessfully.ShouldBeTrue(Story());
        Status.Waiting.ShouldBe(0, Story());
        _server.IsAbandoned = true;
        _bench.Lane.Abandon();
    }

    void Drain()
    {
        _server.IsHealthy |= _random.Next(2) == 0;
        Note($"drain, healthy {_server.IsHealthy}");
        var mayHang = !_server.IsHealthy
            || _bench.Lane.Plan.EventsPerSecondLimit is not null
            || _server.HasOpen;
        var drained = _bench.Lane.DrainAsync(DrainLimit);
        _bench.Run();
        Advance(DrainLimit);
        Check();
        if (!mayHang)
            drained.IsCompletedSuccessfully.ShouldBeTrue(Story());
        if (!drained.IsCompleted)
            Abandon();
        drained.IsCompletedSuccessfully.ShouldBeTrue(Story());
        Status.Waiting.ShouldBe(0, Story());
    }

    void AnswerLate()
    {
        Note("answer late");
        _server.AnswerLate();
        _bench.Run();
    }

    void ChangeMood() => Note(_server.ChangeMood());

    void Check()
    {
        _server.Trouble.ShouldBeNull(Story());
        Status.BooksBalance.ShouldBeTrue(Story());
        Status.Waiting.ShouldBeGreaterThanOrEqualTo(0, Story());
        Status.Offered.ShouldBe(_offered, Story());
        Status.Delivered.ShouldBe(_server.Confirmed, Story());
    }

    string Story() => string.Join(Environment.NewLine, _steps) + Environment.NewLine + Status
        + " dropped " + string.Join(", ", Status.Dropped);

    void Note(string step) =>
        _steps.Add(string.Create(CultureInfo.InvariantCulture, $"{_bench?.Time.GetUtcNow():HH:mm:ss.fff} {step}"));

    T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];
}
