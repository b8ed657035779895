// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>What the caller in another process says of a trace.</summary>
static class RemoteParent
{
    const int FlagDigits = 2;

    /// <summary>
    /// Whether the caller wants the trace kept that a local root goes on with; null for a trace that began here.
    /// </summary>
    public static bool? Wants(Activity root)
    {
        if (root.Parent is not null || root.ParentSpanId == default || root.ParentId is not { } id)
            return null;
        // 00-<trace>-<span>-<flags>
        return byte.TryParse(
            id.AsSpan(Math.Max(0, id.Length - FlagDigits)),
            NumberStyles.HexNumber,
            CultureInfo.InvariantCulture,
            out var flags)
                ? IsSampled((ActivityTraceFlags)flags, root.HasRemoteParent)
                : null;
    }

    // An id handed on within the process says that the trace is recorded, not that it is unwanted.
    static bool? IsSampled(ActivityTraceFlags flags, bool isRemote)
    {
        var isSampled = flags.HasFlag(ActivityTraceFlags.Recorded);
        return isRemote || isSampled ? isSampled : null;
    }
}
