// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The beginning or the end of a job that is watched. Its <see cref="FanoutItem.Timestamp"/> is when that was.
/// </summary>
public sealed record FanoutCheckIn : FanoutItem
{
    /// <inheritdoc/>
    public override FanoutItemKind Kind => FanoutItemKind.CheckIn;

    /// <summary>The run of the job: the same for its beginning and its end.</summary>
    public required Guid CheckInId { get; init; }

    /// <summary>The name of the job: <c>a-z</c>, <c>0-9</c>, <c>-</c> and <c>_</c>, at most 50 characters.</summary>
    public required string Monitor { get; init; }

    /// <summary>What has become of it.</summary>
    public required FanoutCheckInStatus Status { get; init; }

    /// <summary>Whether it counts as failed because nobody said that it ended.</summary>
    public bool IsMissedEnd { get; init; }

    /// <summary>How long it took; null for its beginning.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>When it has to run, as the configuration declares; null when it does not.</summary>
    public FanoutSchedule? Schedule { get; init; }

    /// <summary>W3C trace id of the run, 32 lower-case hex digits, or null.</summary>
    public string? TraceId { get; init; }

    /// <summary>W3C span id of the run, 16 lower-case hex digits, or null.</summary>
    public string? SpanId { get; init; }

    /// <summary>Who and what the job is about, redacted.</summary>
    public FanoutContext Context { get; init; } = FanoutContext.Empty;
}
