// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Reads the books of items that are no events, from made to dispatched.</summary>
static class SignalBooks
{
    public static IReadOnlyDictionary<string, KindCounts> Kinds(PipelineSignals signals, bool isAbandoned)
    {
        if (signals is not { Intake: { } intake, Dispatcher.Ledger: var ledger })
            return ItemKinds.None;
        var counts = Enum.GetValues<FanoutItemKind>().Select(kind => Read(intake, ledger, kind, isAbandoned)).ToArray();
        return ItemKinds.Named<KindCounts>(counts, static count => count.Offered > 0, static count => count);
    }

    public static IReadOnlyDictionary<string, long> Dropped(PipelineSignals signals, bool isAbandoned)
    {
        var named = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (signals is not { Intake: { } intake, Dispatcher.Ledger: var ledger })
            return named;
        foreach (var kind in Enum.GetValues<FanoutItemKind>())
        {
            var dropped = DroppedOf(intake, ledger, kind, isAbandoned);
            for (var i = 0; i < dropped.Length; i++)
            {
                if (dropped[i] > 0)
                    named[$"{kind.Text()} {((DropReason)i).Text()}"] = dropped[i];
            }
        }

        return named;
    }

    static KindCounts Read(SignalIntake intake, SignalLedger ledger, FanoutItemKind kind, bool isAbandoned)
    {
        var (taken, waiting, full, late) = intake.CountsOf(kind);
        return new KindCounts
        {
            Offered = taken + full + late,
            Delivered = ledger.Dispatched(kind),
            Dropped = DroppedOf(intake, ledger, kind, isAbandoned).Sum(),
            Waiting = isAbandoned ? 0 : waiting,
        };
    }

    static long[] DroppedOf(SignalIntake intake, SignalLedger ledger, FanoutItemKind kind, bool isAbandoned)
    {
        var dropped = new long[DropReasons.Count];
        for (var i = 0; i < dropped.Length; i++)
            dropped[i] = ledger.Dropped(kind, (DropReason)i);
        var (_, waiting, full, late) = intake.CountsOf(kind);
        dropped[(int)DropReason.IntakeFull] += full;
        dropped[(int)DropReason.Closed] += late;
        dropped[(int)DropReason.Shutdown] += isAbandoned ? waiting : 0;
        return dropped;
    }
}
