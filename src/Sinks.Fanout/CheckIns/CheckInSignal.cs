// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A check-in on its way to the dispatcher.</summary>
/// <param name="Run">The run of the job.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="Duration">How long it took; null for its beginning.</param>
/// <param name="At">When that was.</param>
sealed record CheckInSignal(MonitorRun Run, FanoutCheckInStatus Status, TimeSpan? Duration, DateTimeOffset At) : ISignal
{
    /// <summary>Whether nobody said that it ended.</summary>
    public bool IsMissed { get; init; }

    public FanoutItemKind Kind => FanoutItemKind.CheckIn;

    public FanoutItem Build(SignalBuilder builder, FanoutContext? context)
    {
        var monitor = MonitorName.Of(builder.Redactor.Redact(Run.Monitor));
        return new FanoutCheckIn
        {
            Id = builder.NextId(),
            Timestamp = At,
            CheckInId = Run.Id,
            Monitor = monitor,
            Status = Status,
            IsMissedEnd = IsMissed,
            Duration = Duration,
            Schedule = builder.MonitorOf(monitor)?.Schedule,
            TraceId = Run.TraceId,
            SpanId = Run.SpanId,
            Context = builder.Read(context),
        };
    }
}
