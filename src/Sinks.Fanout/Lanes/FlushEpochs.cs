// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Knows when everything that was accepted before a flush is settled: each flush ends an epoch, and each item belongs
/// to the epoch it was accepted in. The lane's lock guards it.
/// </summary>
sealed class FlushEpochs
{
    // Of epochs that a flush has ended.
    readonly SortedDictionary<int, int> _open = [];
    int _current;
    int _currentOpen;
    int _flushed = -1;

    /// <summary>An item was accepted.</summary>
    public void Open(LaneItem item)
    {
        item.Epoch = _current;
        _currentOpen++;
    }

    /// <summary>An item was delivered or dropped.</summary>
    public void Close(LaneItem item)
    {
        if (item.Epoch == _current)
        {
            _currentOpen--;
            return;
        }

        var open = _open[item.Epoch] - 1;
        if (open == 0)
            _open.Remove(item.Epoch);
        else
            _open[item.Epoch] = open;
    }

    /// <summary>Everything left was dropped.</summary>
    public void CloseAll()
    {
        _open.Clear();
        _currentOpen = 0;
    }

    /// <summary>Ends the epoch and asks for its items to be sent without waiting.</summary>
    public int Flush()
    {
        if (_currentOpen > 0)
            _open[_current] = _currentOpen;
        _currentOpen = 0;
        _flushed = _current++;
        return _flushed;
    }

    /// <summary>Whether an item is not to wait for its batch to fill.</summary>
    public bool IsFlushed(LaneItem item) => item.Epoch <= _flushed;

    /// <summary>Whether everything accepted up to that flush is settled.</summary>
    public bool IsSettled(int epoch) => _open.Count == 0 || _open.Keys.First() > epoch;
}
