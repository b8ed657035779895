// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Receiver;

/// <summary>What came in at one address.</summary>
public sealed class Received
{
    int _requests;
    int _refused;

    public ConcurrentQueue<Arrival> Arrivals { get; } = new();

    public int Requests => _requests;

    /// <summary>
    /// Requests that were turned away: a wrong key, a wrong signature, or content that cannot be read.
    /// </summary>
    public int Refused => _refused;

    public void Count() => Interlocked.Increment(ref _requests);

    public void CountRefused() => Interlocked.Increment(ref _refused);
}
