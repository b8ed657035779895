// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>
/// Who wakes the dispatcher, and when it may wait. A lost wake is an engine that stalls for ever, so the order of the
/// steps below is checked over all interleavings by <c>WakeProtocolTests</c>.
/// </summary>
/// <remarks>
/// An emitter claims (a full fence), then reads the places. The dispatcher writes the places, fences, then looks at the
/// claim counter again, not at the slots. So either the emitter sees the places or the dispatcher sees the claim.
/// </remarks>
static class WakeProtocol
{
    public const long Never = long.MaxValue;

    /// <summary>An emitter has claimed a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AfterClaim<TSteps>(ref TSteps steps, long place, bool isError)
        where TSteps : struct, IWakeSteps
    {
        if (place >= (isError ? steps.ReadErrorWakeAt() : steps.ReadWakeAt()))
            Wake(ref steps);
    }

    /// <summary>Wakes a dispatcher that has announced its wait.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Wake<TSteps>(ref TSteps steps)
        where TSteps : struct, IWakeSteps
    {
        // One of many emitters that see the place reached has to signal; the others find it taken back.
        if (steps.ExchangeErrorWakeAt(Never) != Never)
            steps.Signal();
    }

    /// <summary>Wakes the dispatcher even when it has not announced a wait yet.</summary>
    public static void WakeAlways<TSteps>(ref TSteps steps)
        where TSteps : struct, IWakeSteps
    {
        steps.WriteErrorWakeAt(Never);
        steps.Signal();
    }

    /// <summary>The dispatcher announces at which claimed places lower events and errors wake it.</summary>
    public static void Announce<TSteps>(ref TSteps steps, long wakeAt, long errorWakeAt)
        where TSteps : struct, IWakeSteps
    {
        steps.WriteWakeAt(wakeAt);
        steps.ExchangeErrorWakeAt(errorWakeAt);
    }

    /// <summary>
    /// Announces a wait and says whether the dispatcher may begin it: not when a place after the last one that can wait
    /// was claimed before the announcement could be seen.
    /// </summary>
    public static bool MayWait<TSteps, TClaims>(ref TSteps steps, TClaims claims, Pause pause)
        where TSteps : struct, IWakeSteps
        where TClaims : IClaims
    {
        Announce(ref steps, pause.WakeAt, pause.ErrorWakeAt);
        return claims.Claimed <= pause.CanWait;
    }

    /// <summary>The dispatcher runs: nobody need wake it.</summary>
    public static void Running<TSteps>(ref TSteps steps)
        where TSteps : struct, IWakeSteps
    {
        steps.WriteWakeAt(Never);
        steps.WriteErrorWakeAt(Never);
    }
}
