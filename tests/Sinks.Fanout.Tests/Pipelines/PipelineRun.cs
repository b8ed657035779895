// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;
using Sinks.Fanout.Tests.Lanes;

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>
/// One random life of a whole pipeline on the test's own thread and clock: emitters of every level, backends that come,
/// go, change and misbehave, flushes, a shutdown at any moment. Checked after every step; the seed decides everything.
/// </summary>
sealed class PipelineRun
{
    const int StepCount = 60;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SendTimeLimit = 5 * Second;
    static readonly string[] Names = ["a", "b", "c"];
    static readonly MessageTemplate Template = new MessageTemplateParser().Parse("event {Text}");

    readonly Random _random;
    readonly TestTimeProvider _time = new();
    readonly TestScheduler _scheduler = new();
    readonly StepThreads _threads;
    readonly FanoutOptions _options = new();
    readonly Dictionary<string, MoodyServer> _servers;
    readonly Pipeline _pipeline;
    readonly List<Task> _flushes = [];
    readonly List<string> _story = [];
    int _emitted;

    public PipelineRun(int seed)
    {
        _random = new Random(seed);
        _threads = new StepThreads(Pass, _time);
        _options.IntakeLimit = _random.Next(16, 200);
        _options.IntakeBytesLimit = _random.Next(64, 256) * 1024;
        _options.Breadcrumbs.Limit = Pick(0, 5);
        _servers = Names.ToDictionary(
            static name => name, _ => new MoodyServer(_random, _time, SendTimeLimit), StringComparer.Ordinal);
        foreach (var server in _servers.Values)
            server.ChangeMood();
        _pipeline = new Pipeline(Plan(), new PipelineServices
        {
            Time = _time,
            Scheduler = _scheduler,
            Threads = _threads,
            Random = _random.NextDouble,
            Voice = Note,
        });
    }

    /// <summary>Lives it.</summary>
    /// <returns>All that happened, to the last count.</returns>
    public string Live()
    {
        for (var i = 0; i < StepCount; i++)
            Step();
        if (_random.Next(2) == 0)
            Recover();
        Emit();
        Close();
        Emit();
        var status = Check();
        status.Waiting.ShouldBe(0, Story());
        status.Backends.Sum(static backend => backend.Waiting).ShouldBe(0, Story());
        Task.WaitAll([.. _flushes], TimeSpan.FromSeconds(10)).ShouldBeTrue("flushes are over; " + Story());
        return Story();
    }

    void Step()
    {
        switch (_random.Next(14))
        {
            case < 5:
                Emit();
                break;
            case < 8:
                Note("dispatch");
                _threads.Step();
                _scheduler.Run();
                break;
            case < 10:
                Advance(TimeSpan.FromMilliseconds(Pick(1, 300, 2500, 6000, 61_000)));
                break;
            case 10:
                Note(Server().ChangeMood());
                break;
            case 11:
                Note("answer late");
                Server().AnswerLate();
                _scheduler.Run();
                break;
            case 12:
                Note("flush");
                _flushes.Add(_pipeline.SettledAsync());
                _scheduler.Run();
                break;
            default:
                _pipeline.Apply(Plan()).ShouldBeTrue();
                _scheduler.Run();
                break;
        }

        Check();
    }

    void Emit()
    {
        var level = Pick(
            LogEventLevel.Debug, LogEventLevel.Information, LogEventLevel.Warning, LogEventLevel.Error,
            LogEventLevel.Error, LogEventLevel.Fatal);
        var kind = Pick("fine", "fine", "fine", "fine", "poison", "large", "unencodable");
        var count = Pick(1, 5, 20, 150);
        Note($"emit {count} {kind} {level}");
        for (var i = 0; i < count; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{_emitted++}:{kind}:");
            _pipeline.Emit(new LogEvent(
                _time.GetUtcNow(),
                level,
                exception: null,
                Template,
                [
                    new LogEventProperty("Text", new ScalarValue(text)),
                    new LogEventProperty("Payload", new ScalarValue(new string('.', Pick(0, 0, 10, 3000)))),
                ],
                TraceId(),
                default));
        }

        Check();
    }

    void Advance(TimeSpan by)
    {
        Note($"advance {by}");
        var until = _time.GetUtcNow() + by;
        while (_time.GetUtcNow() < until)
            Pass(until - _time.GetUtcNow());
    }

    /// <summary>Healthy servers take all that waits; what was taken out leaves in time.</summary>
    void Recover()
    {
        Note("healthy");
        foreach (var server in _servers.Values)
            server.IsHealthy = true;
        _threads.Step();
        Advance(TimeSpan.FromHours(2));
        var status = Check();
        status.Waiting.ShouldBe(0, Story());
        status.Backends.ShouldAllBe(static backend => backend.Waiting == 0, Story());
        status.Backends.ShouldAllBe(static backend => backend.State != BackendState.Leaving, Story());
    }

    void Close()
    {
        Note("close");
        var began = _time.GetUtcNow();
        _pipeline.Close();
        _scheduler.Run();
        foreach (var server in _servers.Values)
            server.IsAbandoned = true;
        var limit = _options.ShutdownTimeLimit + (Second / 2);
        (_time.GetUtcNow() - began).ShouldBeLessThanOrEqualTo(limit, Story());
        Check();
        foreach (var server in _servers.Values)
            server.AnswerLate();
        Advance(60 * Second);
        Check();
    }

    PipelinePlan Plan()
    {
        var lanes = new List<LanePlan>();
        foreach (var name in Names.Where(_ => _random.Next(3) > 0))
        {
            var former = _pipeline?.Plan.Lanes.FirstOrDefault(lane => string.Equals(lane.Name, name, StringComparison.Ordinal));
            var backend = former is not null && _random.Next(2) == 0 ? former.Backend : _servers[name].NewBackend();
            lanes.Add(LanePlan.From(name, "Scripted", backend, LaneOptions(), _options));
        }

        Note("plan " + string.Join(' ', lanes.Select(static lane =>
            $"{lane.Name} {lane.QueueLimit} {lane.Overflow} {lane.RetryTimeLimit}")));
        return new PipelinePlan { Name = "run", Options = _options, Lanes = lanes };
    }

    TestOptions LaneOptions() => new()
    {
        MinimumLevel = Pick<LogEventLevel?>(null, LogEventLevel.Warning, LogEventLevel.Error),
        QueueLimit = _random.Next(1, 100),
        QueueBytesLimit = _random.Next(3, 100) * 1000,
        Overflow = Pick(OverflowPolicy.DropNewest, OverflowPolicy.DropOldest),
        BatchSizeLimit = _random.Next(1, 11),
        BatchBytesLimit = _random.Next(1, 10) * 200,
        BufferingTimeLimit = Pick(TimeSpan.Zero, 2 * Second),
        SendTimeLimit = SendTimeLimit,
        RetryTimeLimit = Pick(TimeSpan.Zero, 5 * Second, 60 * Second, 600 * Second),
        SuspendedProbe = Pick(Second, 60 * Second),
        SampleRate = Pick(1, 1, 0.5),
    };

    FanoutStatus Check()
    {
        var status = _pipeline.Status();
        status.ShouldBalance();
        status.Emitted.ShouldBe(_emitted, Story());
        foreach (var backend in status.Backends)
        {
            _servers[backend.Name].Trouble.ShouldBeNull(Story());
            backend.Delivered.ShouldBe(_servers[backend.Name].Confirmed, Story());
            backend.Offered.ShouldBeLessThanOrEqualTo(status.Dispatched, Story());
        }

        return status;
    }

    MoodyServer Server() => _servers[Pick<string>(Names)];

    ActivityTraceId TraceId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return ActivityTraceId.CreateFromBytes(bytes);
    }

    /// <summary>Runs what is due, then lets time pass up to the next timer.</summary>
    void Pass(TimeSpan most)
    {
        _scheduler.Run();
        var step = _time.NextDue - _time.GetUtcNow() is { } due && due < most ? due : most;
        _time.Advance(step > TimeSpan.Zero ? step : TimeSpan.Zero);
        _scheduler.Run();
    }

    string Story() => string.Join(Environment.NewLine, _story) + Environment.NewLine
        + string.Join(Environment.NewLine, _pipeline.Status().Backends.Select(static backend =>
            $"{backend} dropped {string.Join(", ", backend.Dropped)} filtered {string.Join(", ", backend.Filtered)}"));

    void Note(string step) =>
        _story.Add(string.Create(CultureInfo.InvariantCulture, $"{_time.GetUtcNow():HH:mm:ss.fff} {step}"));

    T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];
}
