// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Exponential back-off with full jitter: the n-th wait is anything up to 1 s doubled n - 1 times, at most 60 s.
/// </summary>
sealed class Backoff(Func<double> random)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Failed sends in a row.</summary>
    public int Failures { get; private set; }

    public void Reset() => Failures = 0;

    /// <summary>Counts a failure and says how long to wait.</summary>
    /// <param name="floor">What the server asked for (<c>Retry-After</c>), or null.</param>
    public TimeSpan Next(TimeSpan? floor)
    {
        Failures++;
        var ceiling = Failures > 6 ? Longest : First * (1 << (Failures - 1));
        var wait = ceiling * random();
        return floor > wait ? floor.Value : wait;
    }
}
