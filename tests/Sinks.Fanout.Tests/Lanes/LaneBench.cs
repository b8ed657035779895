// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>
/// A lane under virtual time on the test's own thread: everything that happens, happens in <see cref="Run"/>.
/// </summary>
sealed class LaneBench
{
    readonly TestScheduler _scheduler = new();

    public LaneBench(
        ScriptedBackend backend,
        Action<TestOptions>? configure = null,
        bool encodeBeforeQueueing = false,
        Action<string>? voice = null,
        TestTimeProvider? time = null)
    {
        Time = time ?? new TestTimeProvider();
        Backend = backend;
        Lane = new Lane(
            Plan(backend, configure) with { EncodeBeforeQueueing = encodeBeforeQueueing },
            new PipelineServices
            {
                Time = Time,
                Scheduler = _scheduler,
                Random = () => 0.5,
                Voice = voice ?? Said.Add,
            });
    }

    public TestTimeProvider Time { get; }

    public ScriptedBackend Backend { get; }

    public Lane Lane { get; }

    public List<string> Said { get; } = [];

    public BackendStatus Status => Lane.Status();

    public LaneBench Offer(params string[] messages) => Offer(LogEventLevel.Error, messages);

    public LaneBench Offer(LogEventLevel level, params string[] messages)
    {
        Lane.Offer(messages.Select(message => Some.Event(message, level) with { EstimatedBytes = 1000 }).ToArray());
        _scheduler.Run();
        return this;
    }

    public LaneBench Offer(FanoutEvent item)
    {
        Lane.Offer([item]);
        _scheduler.Run();
        return this;
    }

    /// <summary>Goes on under other options, and with another backend if there is one.</summary>
    public LaneBench Retune(Action<TestOptions>? configure = null, ScriptedBackend? backend = null)
    {
        Lane.Retune(Plan(backend ?? (ScriptedBackend)Lane.Plan.Backend, configure) with
        {
            EncodeBeforeQueueing = Lane.Plan.EncodeBeforeQueueing,
        });
        return Run();
    }

    public LaneBench Run()
    {
        _scheduler.Run();
        return this;
    }

    static LanePlan Plan(ScriptedBackend backend, Action<TestOptions>? configure)
    {
        var options = new TestOptions { BufferingTimeLimit = TimeSpan.Zero };
        configure?.Invoke(options);
        return LanePlan.From("lane", "Scripted", backend, options);
    }

    /// <summary>Moves the clock on in small steps, so that what one timer starts meets the next one.</summary>
    public LaneBench Advance(TimeSpan by)
    {
        var until = Time.GetUtcNow() + by;
        while (Time.NextDue is { } due && due <= until)
        {
            Time.Advance(due - Time.GetUtcNow());
            _scheduler.Run();
        }

        Time.Advance(until - Time.GetUtcNow());
        _scheduler.Run();
        return this;
    }
}
