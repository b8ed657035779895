// SPDX-License-Identifier: Apache-2.0
using System.Numerics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A counter that emitting threads can raise without sharing a cache line.</summary>
sealed class StripedCounter
{
    readonly Stripe[] _stripes = new Stripe[BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount)];

    public long Value
    {
        get
        {
            var sum = 0L;
            foreach (ref var stripe in _stripes.AsSpan())
                sum += Volatile.Read(ref stripe.Count);
            return sum;
        }
    }

    public void Increment() =>
        Interlocked.Increment(ref _stripes[Environment.CurrentManagedThreadId & (_stripes.Length - 1)].Count);

    // Two lines of 64 bytes: the second keeps the neighbour's line from being fetched along.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    struct Stripe
    {
        [FieldOffset(64)]
        public long Count;
    }
}
