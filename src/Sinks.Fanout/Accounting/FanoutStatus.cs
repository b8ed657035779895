// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A pipeline at one moment. Its ledger holds exactly at every quiet moment:
/// <c>Emitted = BelowGate + sum of Dropped + TrailOnly + Dispatched + Waiting</c>.
/// </summary>
public sealed record FanoutStatus
{
    /// <summary>
    /// The pipelines of this process: those that run, and the last 8 that were closed, so that the final books can be
    /// read after <c>Log.CloseAndFlush()</c>. Oldest first.
    /// </summary>
    public static IReadOnlyList<FanoutStatus> All => PipelineRegistry.Process.Statuses();

    /// <summary>
    /// The pipeline's name: the path of its configuration section, or <c>code</c>; with a number when several of one
    /// name run.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Whether the pipeline takes events.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>Events emitted through any face, and summaries of the storm guard.</summary>
    public long Emitted { get; init; }

    /// <summary>Events no backend and no breadcrumb trail wanted.</summary>
    public long BelowGate { get; init; }

    /// <summary>Events lost before they reached any lane, by reason.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init; } = Counts.None;

    /// <summary>Events kept as breadcrumbs only.</summary>
    public long TrailOnly { get; init; }

    /// <summary>Events handed to every lane.</summary>
    public long Dispatched { get; init; }

    /// <summary>Events waiting in the intake.</summary>
    public long Waiting { get; init; }

    /// <summary>
    /// Items that are no events, by kind: <c>span</c>, <c>session</c>, <c>request_sessions</c>, <c>check_in</c>; those
    /// of which there was any. They are in no other count of the pipeline.
    /// </summary>
    public IReadOnlyDictionary<string, KindCounts> Kinds { get; init; } = ItemKinds.None;

    /// <summary>
    /// Items of <see cref="Kinds"/> lost before they reached any lane, by kind and reason, as <c>span intake_full</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> KindsDropped { get; init; } = Counts.None;

    /// <summary>Spans that were left out of their local root because too many waited for theirs.</summary>
    public long SpansLeftOut { get; init; }

    /// <summary>
    /// Errors logged, by the full name of the exception's type, whatever became of them; at most 200 names, and
    /// <c>other</c> for the rest. Errors without an exception count under <c>none</c>.
    /// </summary>
    public IReadOnlyDictionary<string, long> Errors { get; init; } = Counts.None;

    /// <summary>The last 20 errors handed to the lanes, redacted, the newest first.</summary>
    public IReadOnlyList<RecentError> RecentErrors { get; init; } = [];

    /// <summary>Breadcrumbs given up because there were too many of them, or too much text in them.</summary>
    public long CrumbsEvicted { get; init; }

    /// <summary>How often each redaction rule took something out.</summary>
    public IReadOnlyDictionary<string, long> Redactions { get; init; } = Counts.None;

    /// <summary>The backends, also those that are off, in the order of their names.</summary>
    public IReadOnlyList<BackendStatus> Backends { get; init; } = [];

    /// <summary>
    /// How often a backend came or went while the pipeline ran. While it is 0, every lane was offered all that was
    /// dispatched.
    /// </summary>
    internal int LaneChanges { get; init; }

    /// <summary>What is wrong in the configuration.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>
    /// What is worth knowing and no mistake: that redaction is turned off, that ids are left out, that a rule failed.
    /// </summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether anything needs attention: a mistake, or a backend that is degraded.</summary>
    public bool IsDegraded => Mistakes.Count > 0 || Backends.Any(backend => backend.IsDegraded);

    /// <summary>Whether the ledgers of the pipeline and of every backend hold.</summary>
    public bool BooksBalance =>
        Waiting >= 0
        && Emitted == BelowGate + Dropped.Values.Sum() + TrailOnly + Dispatched + Waiting
        && Kinds.Values.All(static kind => kind.BooksBalance)
        && Backends.All(static backend => backend.BooksBalance);
}
