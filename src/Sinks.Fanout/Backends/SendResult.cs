// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>What a send came to, as a value. Made by its static members.</summary>
[Experimental("SINKS001")]
public sealed record SendResult
{
    SendResult(SendOutcome outcome) => Outcome = outcome;

    /// <summary>What happened.</summary>
    public SendOutcome Outcome { get; }

    /// <summary>
    /// Why, for status and SelfLog: a status code or an exception's type, never a secret; null when delivered.
    /// </summary>
    public string? Reason { get; private init; }

    /// <summary>
    /// How long the server asks to wait, from now; a floor under the back-off, or the rate limit's length.
    /// </summary>
    public TimeSpan? Wait { get; private init; }

    /// <summary>With <see cref="SendOutcome.Partial"/>: the batch indexes that were rejected.</summary>
    public IReadOnlyList<int> RejectedIndexes { get; private init; } = [];

    /// <summary>With <see cref="SendOutcome.Partial"/>: the batch indexes that may be sent again.</summary>
    public IReadOnlyList<int> RetryIndexes { get; private init; } = [];

    /// <summary>
    /// With <see cref="SendOutcome.RateLimited"/>: whether the batch in hand is dropped <c>rate_limited</c>.
    /// </summary>
    public bool DropsBatch { get; private init; }

    /// <summary>
    /// With <see cref="SendOutcome.RateLimited"/>: whether the limit is one of the batch in hand alone; what waits in
    /// the lane does not wait for it.
    /// </summary>
    public bool IsOfBatchAlone { get; private init; }

    /// <summary>
    /// With <see cref="SendOutcome.Refused"/>: whether nothing more may be sent until reload or restart.
    /// </summary>
    public bool IsFinal { get; private init; }

    /// <summary>A limit the answer carried beside its outcome: send nothing more for this long, or null.</summary>
    public TimeSpan? LaterWait { get; private init; }

    /// <summary>The whole batch arrived.</summary>
    public static SendResult Delivered { get; } = new(SendOutcome.Delivered);

    /// <summary>No answer, or one the protocol calls retryable.</summary>
    /// <param name="reason">Why, without secrets.</param>
    /// <param name="after">What the server asked to wait (<c>Retry-After</c>), or null.</param>
    public static SendResult Retry(string reason, TimeSpan? after = null) =>
        new(SendOutcome.Retry) { Reason = reason, Wait = after };

    /// <summary>Item by item; what is in neither list arrived.</summary>
    /// <param name="reason">Why some did not arrive, without secrets.</param>
    /// <param name="rejected">Batch indexes to drop as <c>rejected</c>.</param>
    /// <param name="retry">Batch indexes to send again.</param>
    /// <param name="after">What the server asked to wait before that, or null.</param>
    public static SendResult Partial(
        string reason, IReadOnlyList<int> rejected, IReadOnlyList<int> retry, TimeSpan? after = null) =>
        new(SendOutcome.Partial) { Reason = reason, RejectedIndexes = rejected, RetryIndexes = retry, Wait = after };

    /// <summary>The content was refused.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public static SendResult Rejected(string reason) => new(SendOutcome.Rejected) { Reason = reason };

    /// <summary>The server asks for less.</summary>
    /// <param name="reason">Why, without secrets.</param>
    /// <param name="wait">How long nothing may be sent, from now.</param>
    /// <param name="dropsBatch">Whether the protocol forbids to send the batch in hand again.</param>
    public static SendResult RateLimited(string reason, TimeSpan wait, bool dropsBatch = false) =>
        new(SendOutcome.RateLimited) { Reason = reason, Wait = wait, DropsBatch = dropsBatch };

    /// <summary>
    /// A limit of what is in hand and of nothing else the lane takes: the batch is dropped <c>rate_limited</c> and the
    /// lane goes on. For protocols that limit kinds of items apart.
    /// </summary>
    /// <param name="reason">Why, without secrets.</param>
    public static SendResult RateLimitedAlone(string reason) =>
        new(SendOutcome.RateLimited) { Reason = reason, DropsBatch = true, IsOfBatchAlone = true };

    /// <summary>The batch is too large.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public static SendResult TooLarge(string reason) => new(SendOutcome.TooLarge) { Reason = reason };

    /// <summary>Refused for good, whatever the content.</summary>
    /// <param name="reason">Why, without secrets.</param>
    /// <param name="isFinal">Whether nothing more may be sent until reload or restart (a webhook's 410).</param>
    public static SendResult Refused(string reason, bool isFinal = false) =>
        new(SendOutcome.Refused) { Reason = reason, IsFinal = isFinal };

    /// <summary>Nobody knows whether it arrived, and it must not arrive twice.</summary>
    /// <param name="reason">Why, without secrets.</param>
    public static SendResult Abandoned(string reason) => new(SendOutcome.Abandoned) { Reason = reason };

    /// <summary>
    /// The same result with waits between nothing and a day, and a reason without secrets: backends are strangers.
    /// </summary>
    internal SendResult Sane() => this with
    {
        Wait = Sane(Wait),
        LaterWait = Sane(LaterWait),
        Reason = Reason is null ? null : Redactor.Default.Redact(Reason),
        RejectedIndexes = RejectedIndexes ?? [],
        RetryIndexes = RetryIndexes ?? [],
    };

    /// <summary>The same result, carrying a limit for what comes after it (rate-limit headers on a 200).</summary>
    /// <param name="wait">How long nothing more may be sent, from now.</param>
    public SendResult ThenWait(TimeSpan wait) => this with { LaterWait = wait };

    static TimeSpan? Sane(TimeSpan? wait) =>
        wait is null ? null : TimeSpan.FromTicks(Math.Clamp(wait.Value.Ticks, 0, TimeSpan.TicksPerDay));
}
