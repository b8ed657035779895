// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>
/// Until when the server wants nothing of a category that does not make its lane wait. Of several limits the longest
/// holds. Thread-safe.
/// </summary>
sealed class CategoryLimits
{
    readonly long[] _until = new long[SentryCategories.Count];

    /// <summary>Whether what is of that category is to be left out.</summary>
    public bool IsOn(SentryCategory category, DateTimeOffset now) =>
        now.UtcTicks < Interlocked.Read(ref _until[(int)category]);

    /// <summary>Takes the limits of an answer that came now.</summary>
    public void Extend(SentryRateLimits limits, DateTimeOffset now)
    {
        for (var i = 0; i < _until.Length; i++)
        {
            if (limits.Of((SentryCategory)i) is { } wait)
                Extend(ref _until[i], (now + wait).UtcTicks);
        }
    }

    static void Extend(ref long until, long asked)
    {
        var known = Interlocked.Read(ref until);
        while (known < asked)
        {
            var found = Interlocked.CompareExchange(ref until, asked, known);
            if (found == known)
                return;
            known = found;
        }
    }
}
