// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The dispatcher's part of the pipeline's books. Only its thread counts, and what it counted of a run is posted with
/// the run's end: a run that never ends is still waiting, all of it. Anybody may read.
/// </summary>
sealed class DispatchLedger
{
    readonly long[] _dropped = new long[DropReasons.Count];
    readonly long[] _newlyDropped = new long[DropReasons.Count];
    readonly string?[] _details = new string?[DropReasons.Count];

    long _belowGate;
    long _trailOnly;
    long _dispatched;
    long _summaries;
    int _newlyBelowGate;
    int _newlyTrailOnly;
    int _newSummaries;
    bool _hasDrops;

    public long BelowGate => Volatile.Read(ref _belowGate);

    public long TrailOnly => Volatile.Read(ref _trailOnly);

    public long Dispatched => Volatile.Read(ref _dispatched);

    /// <summary>The events the dispatcher made itself; they count as emitted.</summary>
    public long Summaries => Volatile.Read(ref _summaries);

    public long Dropped(DropReason reason) => Volatile.Read(ref _dropped[(int)reason]);

    public void CountBelowGate() => _newlyBelowGate++;

    public void CountTrailOnly() => _newlyTrailOnly++;

    public void CountSummary() => _newSummaries++;

    /// <summary>Counts a drop.</summary>
    /// <param name="reason">Why it is dropped.</param>
    /// <param name="detail">What is worth announcing about it, without content.</param>
    public void CountDropped(DropReason reason, string? detail = null)
    {
        _newlyDropped[(int)reason]++;
        _details[(int)reason] = detail;
        _hasDrops = true;
    }

    /// <summary>Posts what was counted since the last time, and announces the drops.</summary>
    /// <param name="dispatched">How many events the lanes were offered meanwhile.</param>
    /// <param name="voice">Announces drops.</param>
    public void Post(int dispatched, DropVoice voice)
    {
        Volatile.Write(ref _belowGate, _belowGate + _newlyBelowGate);
        Volatile.Write(ref _trailOnly, _trailOnly + _newlyTrailOnly);
        Volatile.Write(ref _dispatched, _dispatched + dispatched);
        Volatile.Write(ref _summaries, _summaries + _newSummaries);
        _newSummaries = 0;
        _newlyBelowGate = 0;
        _newlyTrailOnly = 0;
        if (_hasDrops)
            PostDrops(voice);
    }

    void PostDrops(DropVoice voice)
    {
        _hasDrops = false;
        for (var i = 0; i < _newlyDropped.Length; i++)
        {
            if (_newlyDropped[i] is not (> 0 and var count))
                continue;
            Volatile.Write(ref _dropped[i], _dropped[i] + count);
            _newlyDropped[i] = 0;
            voice.Dropped((DropReason)i, count, _details[i]);
        }
    }
}
