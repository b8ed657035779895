// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;
using Spectre.Console;

namespace Receiver.Report;

/// <summary>The ledgers of a pipeline: in each row the first number is the sum of those after it.</summary>
static class BooksTables
{
    public static Table Redactions(FanoutStatus pipeline)
    {
        var table = New("Rule", "Times");
        foreach (var (rule, times) in pipeline.Redactions)
            AddRow(table, rule, Number(times));
        if (pipeline.Redactions.Count == 0)
            AddRow(table, "nothing", "0");
        return table;
    }

    public static Table Pipeline(FanoutStatus pipeline)
    {
        var table = New("Pipeline", "emitted", "below gate", "trail only", "dropped", "dispatched", "waiting", "ok");
        AddRow(
            table,
            pipeline.Name,
            Number(pipeline.Emitted),
            Number(pipeline.BelowGate),
            Number(pipeline.TrailOnly),
            Sum(pipeline.Dropped),
            Number(pipeline.Dispatched),
            Number(pipeline.Waiting),
            RunReport.Tick(pipeline.BooksBalance));
        return table;
    }

    public static Table Backends(FanoutStatus pipeline)
    {
        var table = New("Backend", "offered", "filtered", "accepted", "delivered", "dropped", "waiting", "ok");
        foreach (var backend in pipeline.Backends)
        {
            AddRow(
                table,
                backend.Name,
                Number(backend.Offered),
                Sum(backend.Filtered),
                Number(backend.Accepted),
                Number(backend.Delivered),
                Sum(backend.Dropped),
                Number(backend.Waiting),
                RunReport.Tick(backend.BooksBalance));
        }

        return table;
    }

    static Table New(string first, params IEnumerable<string> numbers)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (var number in numbers)
            table.AddColumn(new TableColumn(number).RightAligned().NoWrap().PadLeft(0));
        return table;
    }

    static void AddRow(Table table, params IEnumerable<string> cells) =>
        table.AddRow(cells.Select(cell => new Text(cell)));

    static string Sum(IReadOnlyDictionary<string, long> counts) =>
        string.Join(
            '\n',
            counts.Select(count => $"{count.Key} {Number(count.Value)}").Prepend(Number(counts.Values.Sum())));

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
