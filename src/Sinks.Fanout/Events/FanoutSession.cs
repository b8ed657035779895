// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A run of the application: told of when it begins, at its first error, and when it ends. Its
/// <see cref="FanoutItem.Timestamp"/> is when that was.
/// </summary>
public sealed record FanoutSession : FanoutItem
{
    /// <inheritdoc/>
    public override FanoutItemKind Kind => FanoutItemKind.Session;

    /// <summary>The session: the same from its beginning to its end, a version 7 UUID.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>What has become of it.</summary>
    public required FanoutSessionStatus Status { get; init; }

    /// <summary>Whether this is its beginning.</summary>
    public bool IsStart { get; init; }

    /// <summary>0 for its beginning, then one more for each item of the session.</summary>
    public int Sequence { get; init; }

    /// <summary>How long it has lasted.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many errors were logged in it.</summary>
    public long Errors { get; init; }

    /// <summary>
    /// Who used the application, as the ambient context said when the fan-out began, redacted; null when nothing said
    /// so.
    /// </summary>
    public string? UserId { get; init; }
}
