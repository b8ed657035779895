// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Reads the pipeline's own ledger, from emitted to dispatched.</summary>
static class PipelineBooks
{
    /// <summary>The counts alone; who reads them adds what they are about.</summary>
    public static FanoutStatus Read(
        EmitCounts counts, Intake? intake, Dispatcher? dispatcher, PipelineSignals signals, bool isAbandoned)
    {
        // In this order: what is released meanwhile was claimed.
        var released = intake?.Released ?? 0;
        var claimed = intake?.Claimed ?? 0;
        var left = claimed - released;
        var ledger = dispatcher?.Ledger ?? new DispatchLedger();
        var (belowGate, full, late) = (counts.BelowGate.Value, counts.Full.Value, counts.Late.Value);
        var dropped = Enumerable.Range(0, DropReasons.Count).Select(i => ledger.Dropped((DropReason)i)).ToArray();
        dropped[(int)DropReason.IntakeFull] = full;
        dropped[(int)DropReason.Closed] = late;
        dropped[(int)DropReason.Shutdown] = isAbandoned ? left : 0;
        return new FanoutStatus
        {
            Name = "",
            IsRunning = false,
            Emitted = claimed + ledger.Summaries + belowGate + full + late,
            BelowGate = belowGate + ledger.BelowGate,
            Dropped = DropReasons.Named(dropped),
            TrailOnly = ledger.TrailOnly,
            Dispatched = ledger.Dispatched,
            Waiting = isAbandoned ? 0 : left,
            CrumbsEvicted = dispatcher?.CrumbsEvicted ?? 0,
            Errors = signals.Errors.Snapshot(),
            RecentErrors = dispatcher?.Errors.Snapshot() ?? [],
            Kinds = SignalBooks.Kinds(signals, isAbandoned),
            KindsDropped = SignalBooks.Dropped(signals, isAbandoned),
            SpansLeftOut = signals.Dispatcher?.Ledger.SpansLeftOut ?? 0,
        };
    }

    /// <summary>Says what a process that ends leaves behind.</summary>
    public static void SayWhatWaits(FanoutStatus status, Action<string> say)
    {
        if (status.Waiting > 0)
            say($"{status.Name}: the process ends with {status.Waiting} events not dispatched.");
        foreach (var backend in status.Backends.Where(static backend => backend.Waiting > 0))
            say($"{status.Name}: the process ends with {backend.Waiting} events undelivered to {backend.Name}.");
    }
}
