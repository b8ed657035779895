// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The session that a run of the application is; thread-safe.</summary>
sealed class ApplicationSession
{
    readonly Lock _lock = new();
    readonly SignalIntake _intake;
    readonly TimeProvider _time;
    readonly FanoutContext? _context;
    readonly DateTimeOffset _started;
    readonly long _began;
    readonly Guid _id;
    long _errors;
    int _sequence;
    bool _isEnded;

    /// <summary>Begins it, and says so.</summary>
    public ApplicationSession(SignalIntake intake, TimeProvider time)
    {
        _intake = intake;
        _time = time;
        _context = FanoutContext.CurrentOrNull;
        _started = time.GetUtcNow();
        _began = time.GetTimestamp();
        _id = SessionId.New(_started);
        Tell(FanoutSessionStatus.Ok, isStart: true);
    }

    /// <summary>
    /// An error was logged. The first is told at once: a process that is killed has no say at its end.
    /// </summary>
    public void CountError()
    {
        if (Interlocked.Increment(ref _errors) == 1)
            Tell(FanoutSessionStatus.Ok);
    }

    /// <summary>Ends it; what comes after the first end is ignored.</summary>
    public void End(FanoutSessionStatus status) => Tell(status);

    void Tell(FanoutSessionStatus status, bool isStart = false)
    {
        lock (_lock)
        {
            if (_isEnded)
                return;
            _isEnded = status != FanoutSessionStatus.Ok;
            _intake.Take(new Signal(
                new SessionSignal(new FanoutSession
                {
                    Id = Guid.Empty,
                    Timestamp = _time.GetUtcNow(),
                    SessionId = _id,
                    Started = _started,
                    Status = status,
                    IsStart = isStart,
                    Sequence = _sequence++,
                    Duration = _time.GetElapsedTime(_began),
                    Errors = Interlocked.Read(ref _errors),
                }),
                _context));
        }
    }
}
