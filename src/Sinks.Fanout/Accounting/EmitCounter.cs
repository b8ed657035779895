// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// A counter that emitting threads raise without an interlocked operation: each has a cell of its own, and the sum of
/// the cells is the count. It is exact whenever the threads that raised it are quiet, also those that have ended.
/// </summary>
sealed class EmitCounter
{
    // A thread remembers so many of its cells; counters that share a place find theirs in the list.
    const int Places = 64;

    [ThreadStatic]
    static Cell?[]? Cells;

    static int Made;

    readonly int _place = Interlocked.Increment(ref Made) & (Places - 1);
    readonly Lock _lock = new();
    readonly List<Cell> _cells = [];
    long _ofEndedThreads;
    int _cellsToSweep = 64;

    public long Value
    {
        get
        {
            lock (_lock)
            {
                var sum = _ofEndedThreads;
                foreach (var cell in _cells)
                    sum += cell.Value;
                return sum;
            }
        }
    }

    public void Increment()
    {
        if (Cells is { } cells && cells[_place] is { } cell && cell.Counter == this)
            cell.Increment();
        else
            IncrementSlowly();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void IncrementSlowly()
    {
        var cell = FindOrAdd(Thread.CurrentThread);
        (Cells ??= new Cell?[Places])[_place] = cell;
        cell.Increment();
    }

    Cell FindOrAdd(Thread thread)
    {
        lock (_lock)
        {
            if (_cells.Find(cell => cell.Thread == thread) is { } known)
                return known;
            if (_cells.Count >= _cellsToSweep)
                Sweep();
            var added = new Cell(this, thread);
            _cells.Add(added);
            return added;
        }
    }

    /// <summary>Threads come and go; what the gone ones counted is kept as one number.</summary>
    void Sweep()
    {
        // Looked at once: a thread that ends between two looks would be counted by neither.
        _cells.RemoveAll(cell =>
        {
            if (cell.Thread.IsAlive)
                return false;
            _ofEndedThreads += cell.Value;
            return true;
        });
        _cellsToSweep = Math.Max(64, 2 * _cells.Count);
    }

    sealed class Cell(EmitCounter counter, Thread thread)
    {
        Padded _count;

        public EmitCounter Counter { get; } = counter;

        public Thread Thread { get; } = thread;

        public long Value => Volatile.Read(ref _count.Value);

        // Only its own thread writes.
        public void Increment() => Volatile.Write(ref _count.Value, _count.Value + 1);
    }

    // Two lines of 64 bytes: the collector may move the cells of two threads side by side.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    struct Padded
    {
        [FieldOffset(64)]
        public long Value;
    }
}
