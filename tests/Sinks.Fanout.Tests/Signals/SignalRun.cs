// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Signals;

/// <summary>
/// One random life of a pipeline with spans, sessions and check-ins, on the test's own thread and clock: traces that
/// nest, overlap and outlive their roots, jobs that end or do not, backends that come, go and take other kinds, a
/// shutdown at any moment. Checked after every step; the seed decides everything.
/// </summary>
sealed class SignalRun : IDisposable
{
    const int StepCount = 80;

    static readonly string[] Names = ["a", "b", "c"];
    static readonly FanoutItemKind[] Kinds = Enum.GetValues<FanoutItemKind>();

    readonly Random _random;
    readonly TestTimeProvider _time = new();
    readonly TestScheduler _scheduler = new();
    readonly StepThreads _threads;
    readonly ActivitySource _source = new($"Sinks.Tests.Run.{Guid.NewGuid():N}");
    readonly List<Activity> _activities = [];
    readonly List<MonitorRun> _runs = [];
    readonly List<string> _story = [];
    readonly List<CollectingBackend> _backends = [];
    readonly Pipeline _pipeline;

    public SignalRun(int seed)
    {
        _random = new Random(seed);
        _threads = new StepThreads(Pass, _time);
        _pipeline = new Pipeline(Plan(), new PipelineServices
        {
            Time = _time,
            Scheduler = _scheduler,
            Threads = _threads,
            Random = _random.NextDouble,
            Voice = _story.Add,
        });
    }

    /// <summary>Lives it.</summary>
    /// <returns>What happened of that which matters.</returns>
    public HashSet<string> Live()
    {
        for (var i = 0; i < StepCount; i++)
        {
            Step();
            Check();
        }

        _pipeline.Close();
        _scheduler.Run();
        while (_activities.Count > 0)
            StopOne();
        foreach (var run in _runs)
            run.Dispose();
        var status = Check();
        status.Kinds.Values.ShouldAllBe(static kind => kind.Waiting == 0, Story());
        status.Backends.ShouldAllBe(static backend => backend.Waiting == 0, Story());
        CheckTraces();
        return Seen(status);
    }

    public void Dispose()
    {
        Activity.Current = null;
        _source.Dispose();
    }

    void Step()
    {
        switch (_random.Next(12))
        {
            case < 4:
                Note("start");
                // Below any that goes on, or a root.
                Activity.Current = _random.Next(4) == 0 || _activities.Count == 0
                    ? null
                    : _activities[_random.Next(_activities.Count)];
                if (_source.StartActivity("work") is { } started)
                    _activities.Add(started);
                break;
            case < 8:
                StopOne();
                break;
            case 8:
                Note("job");
                _runs.Add(new MonitorRuns(() => [_pipeline], new PipelineServices { Time = _time }).Begin("job"));
                if (_random.Next(2) == 0)
                    _runs[_random.Next(_runs.Count)].Dispose();
                break;
            case 9:
                Note("error");
                _pipeline.Emit(PipelineBench.Event(LogEventLevel.Error));
                break;
            case 10:
                Note("dispatch");
                _threads.Step();
                Pass(TimeSpan.FromMilliseconds(_random.Next(1, 3_000)));
                break;
            default:
                _pipeline.Apply(Plan()).ShouldBeTrue();
                _scheduler.Run();
                break;
        }
    }

    void StopOne()
    {
        if (_activities.Count == 0)
            return;
        Note("stop");
        var at = _random.Next(_activities.Count);
        _activities[at].Dispose();
        _activities.RemoveAt(at);
        Activity.Current = null;
    }

    PipelinePlan Plan()
    {
        var options = new FanoutOptions { Sessions = SessionTracking.Application };
        options.Traces.Sources = [_source.Name];
        options.Traces.SpanLimit = _random.Next(1, 30);
        options.Traces.IntakeLimit = _random.Next(2, 40);
        var lanes = Names.Where(_ => _random.Next(3) > 0).Select(name => Lane(name, options)).ToList();
        Note("plan " + string.Join(' ', lanes.Select(static lane => lane.Name)));
        return new PipelinePlan { Name = "run", Options = options, Lanes = lanes };
    }

    LanePlan Lane(string name, FanoutOptions options)
    {
        var backend = new CollectingBackend([.. Kinds.Where(_ => _random.Next(2) == 0)]);
        backend = new CollectingBackend
        {
            Profile = backend.Profile with
            {
                TakesSpansWithinRoot = _random.Next(2) == 0,
                TracesSampleRate = _random.Next(3) == 0 ? 0.5 : 1,
                KeepsReserve = _random.Next(2) == 0,
            },
        };
        _backends.Add(backend);
        var lane = new TestOptions { QueueLimit = _random.Next(1, 50), BufferingTimeLimit = TimeSpan.FromSeconds(1) };
        return LanePlan.From(name, "Memory", backend, lane, options);
    }

    FanoutStatus Check()
    {
        var status = _pipeline.Status();
        status.BooksBalance.ShouldBeTrue(Story());
        return status;
    }

    HashSet<string> Seen(FanoutStatus status)
    {
        var spans = _backends.SelectMany(static backend => backend.Spans).ToList();
        var events = _backends.SelectMany(static backend => backend.Events);
        var seen = new HashSet<string>([.. status.KindsDropped.Keys, .. status.Kinds.Keys], StringComparer.Ordinal);
        foreach (var backend in status.Backends)
            seen.UnionWith(backend.Filtered.Keys.Concat(backend.Dropped.Keys));
        seen.IntersectWith(
        [
            "span intake_full", "check_in intake_full", "sampled", "queue_full", "span", "session", "check_in",
        ]);
        if (status.SpansLeftOut > 0)
            seen.Add("spans left out");
        if (spans.Exists(static span => span.Spans.Count > 0))
            seen.Add("spans within a root");
        if (spans.Exists(static span => span is { IsLocalRoot: true, ParentSpanId: not null }))
            seen.Add("late spans");
        if (events.Any(static item => item.EventName is "check_in_started"))
            seen.Add("check-ins as events");
        return seen;
    }

    /// <summary>No backend saw a span twice, alone or within a root, and all of a root are of its trace.</summary>
    void CheckTraces()
    {
        foreach (var backend in _backends)
        {
            var all = backend.Spans.SelectMany(static span => span.Spans.Append(span)).ToList();
            all.Select(static span => span.SpanId).ShouldBeUnique(Story());
            backend.Spans.ShouldAllBe(
                static root => root.Spans.All(below => below.TraceId == root.TraceId && !below.IsLocalRoot), Story());
        }
    }

    void Pass(TimeSpan most)
    {
        _scheduler.Run();
        var step = _time.NextDue - _time.GetUtcNow() is { } due && due < most ? due : most;
        _time.Advance(step > TimeSpan.Zero ? step : TimeSpan.Zero);
        _scheduler.Run();
    }

    string Story() => string.Join(Environment.NewLine, _story) + Environment.NewLine
        + string.Join(Environment.NewLine, _pipeline.Status().Kinds)
        + string.Join(Environment.NewLine, _pipeline.Status().KindsDropped);

    void Note(string step) =>
        _story.Add(string.Create(CultureInfo.InvariantCulture, $"{_time.GetUtcNow():HH:mm:ss.fff} {step}"));
}
