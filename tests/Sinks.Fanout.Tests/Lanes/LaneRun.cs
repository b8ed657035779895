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

    // More sends at one instant than any queue here can ask for, retries and bisections included.
    const int HammeringLimit = 1000;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SendTimeLimit = 5 * Second;
    static readonly TimeSpan DrainLimit = 5 * Second;

    readonly Random _random;
    readonly LaneBench _bench;
    readonly int[] _mood = new int[13];
    readonly HashSet<string> _confirmed = new(StringComparer.Ordinal);
    readonly List<Unanswered> _open = [];
    readonly List<Task> _flushes = [];
    readonly List<string> _steps = [];
    readonly bool _canEnd;

    bool _isHealthy;
    bool _isAbandoned;
    int _offered;
    int _sendsAtThisInstant;
    DateTimeOffset _instant;
    string? _trouble;

    public LaneRun(int seed)
    {
        _random = new Random(seed);
        _steps.Add($"seed {seed}");
        _canEnd = _random.Next(8) == 0;
        _bench = new LaneBench(NewBackend(), Configure, encodeBeforeQueueing: _random.Next(4) == 0);
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

    ScriptedBackend NewBackend() => new()
    {
        Profile = new BackendProfile
        {
            Destination = "memory",
            BatchSizeLimit = _random.Next(1, 11),
            MinimumLevel = LogEventLevel.Information,
            MaxInFlight = Pick<int?>(null, 1, 2, 4),
            ItemBytesLimit = 400,
        },
        TrimLevels = _random.Next(3),
        Text = Encode,
        Otherwise = Answer,
    };

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
                _bench.Retune(Configure, NewBackend());
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
        _isHealthy = true;
        Advance(TimeSpan.FromHours(2));
        Check();
        Status.Waiting.ShouldBe(0, Story());
        _flushes.ShouldAllBe(flush => flush.IsCompletedSuccessfully, Story());
    }

    void Abandon()
    {
        Note("abandon");
        var drained = _random.Next(2) == 0 ? _bench.Lane.DrainAsync(DrainLimit) : null;
        _isAbandoned = true;
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
        _isAbandoned = true;
        _bench.Lane.Abandon();
    }

    void Drain()
    {
        _isHealthy |= _random.Next(2) == 0;
        Note($"drain, healthy {_isHealthy}");
        var mayHang = !_isHealthy
            || _bench.Lane.Plan.EventsPerSecondLimit is not null
            || _open.Exists(send => !IsLate(send));
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
        foreach (var send in _open.Where(_ => _random.Next(2) == 0).ToArray())
        {
            Note("answer late");
            _open.Remove(send);
            if (!IsLate(send) && !_isAbandoned)
                Confirm(send.Messages);
            send.Answer.SetResult(SendResult.Delivered);
        }

        _bench.Run();
    }

    void ChangeMood()
    {
        for (var i = 0; i < _mood.Length; i++)
            _mood[i] = _random.Next(3) == 0 ? _random.Next(1, 10) : 0;
        _mood[0] = _random.Next(1, 10);
        Note("mood " + string.Join(' ', _mood));
    }

    string Encode(string message, int trimLevel)
    {
        if (message.Contains("unencodable", StringComparison.Ordinal))
            throw new FormatException();
        var isLarge = message.Contains("large", StringComparison.Ordinal);
        return message + new string('x', isLarge ? 500 >> trimLevel : 40);
    }

    Task<SendResult> Answer(IReadOnlyList<string> batch)
    {
        CountSend();
        foreach (var message in batch.Where(_confirmed.Contains))
            _trouble ??= $"{message} was sent again after its delivery was confirmed";
        if (_isHealthy)
            return Deliver(batch);
        var sum = _random.Next(_mood.Sum());
        var outcome = 0;
        while (sum >= _mood[outcome])
            sum -= _mood[outcome++];
        return Answer(batch, outcome);
    }

    Task<SendResult> Answer(IReadOnlyList<string> batch, int outcome) => outcome switch
    {
        0 => Deliver(batch),
        1 => Give(SendResult.Retry("HTTP 503")),
        2 => Give(SendResult.Retry("HTTP 503", after: Wait())),
        3 => DeliverPartly(batch),
        4 or 5 => batch.Any(IsPoison) ? Give(SendResult.Rejected("HTTP 400")) : Deliver(batch),
        6 => Give(SendResult.Rejected("HTTP 400")),
        7 => batch.Count > 2 || batch[0].Length > 200 ? Give(SendResult.TooLarge("HTTP 413")) : Deliver(batch),
        8 => Give(SendResult.RateLimited("HTTP 429", Wait(), dropsBatch: _random.Next(2) == 0)),
        9 => Give(SendResult.Refused("HTTP 401", isFinal: _canEnd && _random.Next(10) == 0)),
        10 => throw new InvalidOperationException("no way"),
        11 => Hang(batch),
        _ => Limited(batch),
    };

    Task<SendResult> Limited(IReadOnlyList<string> batch)
    {
        Confirm(batch);
        return Give(SendResult.Delivered.ThenWait(Wait()));
    }

    Task<SendResult> Deliver(IReadOnlyList<string> batch)
    {
        Confirm(batch);
        return Give(SendResult.Delivered);
    }

    Task<SendResult> DeliverPartly(IReadOnlyList<string> batch)
    {
        var rejected = new List<int>();
        var retry = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            var fate = _random.Next(4);
            if (fate == 0)
                rejected.Add(i);
            else if (fate == 1)
                retry.Add(i);
            else
                Confirm([batch[i]]);
        }

        return Give(SendResult.Partial("HTTP 207", rejected, retry, _random.Next(2) == 0 ? Wait() : null));
    }

    Task<SendResult> Hang(IReadOnlyList<string> batch)
    {
        var send = new Unanswered(batch, new TaskCompletionSource<SendResult>(), _bench.Time.GetUtcNow());
        _open.Add(send);
        return send.Answer.Task;
    }

    void CountSend()
    {
        var now = _bench.Time.GetUtcNow();
        _sendsAtThisInstant = now == _instant ? _sendsAtThisInstant + 1 : 1;
        _instant = now;
        if (_sendsAtThisInstant <= HammeringLimit)
            return;
        // Healthy from here on, so that the test ends.
        _trouble ??= $"over {HammeringLimit} sends at one instant";
        _isHealthy = true;
    }

    void Confirm(IReadOnlyList<string> messages) => _confirmed.UnionWith(messages);

    bool IsLate(Unanswered send) => _bench.Time.GetUtcNow() - send.SentAt >= SendTimeLimit;

    void Check()
    {
        _trouble.ShouldBeNull(Story());
        Status.BooksBalance.ShouldBeTrue(Story());
        Status.Waiting.ShouldBeGreaterThanOrEqualTo(0, Story());
        Status.Offered.ShouldBe(_offered, Story());
        Status.Delivered.ShouldBe(_confirmed.Count, Story());
    }

    string Story() => string.Join(Environment.NewLine, _steps) + Environment.NewLine + Status
        + " dropped " + string.Join(", ", Status.Dropped);

    void Note(string step) =>
        _steps.Add(string.Create(CultureInfo.InvariantCulture, $"{_bench?.Time.GetUtcNow():HH:mm:ss.fff} {step}"));

    TimeSpan Wait() => Second * Pick(0, 1, 4, 30, 300);

    T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    static bool IsPoison(string message) => message.Contains("poison", StringComparison.Ordinal);

    static Task<SendResult> Give(SendResult result) => Task.FromResult(result);

    sealed record Unanswered(
        IReadOnlyList<string> Messages, TaskCompletionSource<SendResult> Answer, DateTimeOffset SentAt);
}
