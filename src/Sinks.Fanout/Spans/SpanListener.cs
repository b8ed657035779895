// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Has activities recorded and hands on those that stop. On the thread that starts and stops them it decides by the
/// trace id and puts a reference into a queue: nothing is read, copied or redacted there.
/// </summary>
sealed class SpanListener : IDisposable
{
    readonly ActivityListener _listener;
    readonly SignalIntake _intake;
    readonly SpanRules _rules;
    volatile bool _isCurrent;

    public SpanListener(SpanSources sources, SpanRules rules, SignalIntake intake)
    {
        _intake = intake;
        _rules = rules;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Has(source.Name),
            Sample = Sample,
            ActivityStopped = OnStopped,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Takes over from a former one: while both listen, one of them hands on what stops.</summary>
    public void Follow(SpanListener? former)
    {
        if (former is not null)
            former._isCurrent = false;
        _isCurrent = true;
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>All of a trace or nothing of it.</summary>
    ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        if (OwnWork.IsHere)
            return ActivitySamplingResult.None;
        var parent = options.Parent;
        if (parent.SpanId == default)
            return IsWanted(options.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : Unwanted;
        var isRecorded = parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded);
        if (!parent.IsRemote)
            return isRecorded ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None;
        return (_rules.FollowsRemoteParent && isRecorded) || (_rules.IgnoresRemoteParent && IsWanted(options.TraceId))
            ? ActivitySamplingResult.AllDataAndRecorded
            : Unwanted;
    }

    // The first of a trace is made all the same: without it those below it would each begin a trace, and be asked
    // again.
    const ActivitySamplingResult Unwanted = ActivitySamplingResult.PropagationData;

    bool IsWanted(ActivityTraceId trace)
    {
        if (_rules.Rate >= 1)
            return true;
        Span<byte> id = stackalloc byte[16];
        trace.CopyTo(id);
        return Sampling.Keeps(id, _rules.Rate);
    }

    void OnStopped(Activity activity)
    {
        if (!activity.Recorded || !_isCurrent)
            return;
        var context = FanoutContext.CurrentOrNull;
        if (context is { IsOfForeignSink: true })
            return;
        _intake.Take(new Signal(activity, context));
    }
}
