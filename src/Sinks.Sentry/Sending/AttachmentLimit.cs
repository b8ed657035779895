// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>Until when the server wants no attachments. Of several limits the longest holds. Thread-safe.</summary>
sealed class AttachmentLimit
{
    long _until;

    /// <summary>Whether attachments are to be left out.</summary>
    public bool IsOn(DateTimeOffset now) => now.UtcTicks < Interlocked.Read(ref _until);

    /// <summary>The server asked for none until then.</summary>
    public void Extend(DateTimeOffset until)
    {
        var known = Interlocked.Read(ref _until);
        while (known < until.UtcTicks)
        {
            var found = Interlocked.CompareExchange(ref _until, until.UtcTicks, known);
            if (found == known)
                return;
            known = found;
        }
    }
}
