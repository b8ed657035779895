// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A lane's books: offered = filtered + accepted, and accepted = delivered + dropped + waiting. The lane's lock
/// guards it.
/// </summary>
sealed class LaneLedger
{
    readonly long[] _filtered = new long[Enum.GetValues<Filter>().Length];
    readonly long[] _dropped = new long[DropReasons.Count];

    public long Offered { get; private set; }

    public long Accepted { get; private set; }

    public long Delivered { get; private set; }

    public long Waiting { get; private set; }

    public void Filter(Filter filter)
    {
        Offered++;
        _filtered[(int)filter]++;
    }

    public void Accept()
    {
        Offered++;
        Accepted++;
        Waiting++;
    }

    public void Deliver()
    {
        Delivered++;
        Waiting--;
    }

    public void Drop(DropReason reason)
    {
        _dropped[(int)reason]++;
        Waiting--;
    }

    /// <summary>The status with the counts of these books.</summary>
    public BackendStatus WriteTo(BackendStatus status) => status with
    {
        Offered = Offered,
        Filtered = FilteredByName(),
        Accepted = Accepted,
        Delivered = Delivered,
        Dropped = DropReasons.Named(_dropped),
        Waiting = Waiting,
    };

    SortedDictionary<string, long> FilteredByName()
    {
        var named = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 1; i < _filtered.Length; i++)
        {
            if (_filtered[i] != 0)
                named[((Filter)i).ToString().ToLowerInvariant()] = _filtered[i];
        }

        return named;
    }
}
