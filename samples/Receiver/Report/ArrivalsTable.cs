// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Spectre.Console;

namespace Receiver.Report;

/// <summary>
/// A row for each event: what, why and where in the code; in which workflow and for whom; how much came along.
/// </summary>
static class ArrivalsTable
{
    const int WorkflowWidth = 23;
    const int CrumbsWidth = 6;
    const int Frame = 10;
    const int RowLimit = 20;

    public static Table Of(IReadOnlyCollection<Arrival> arrivals)
    {
        var width = Math.Clamp(AnsiConsole.Profile.Width - WorkflowWidth - CrumbsWidth - Frame, 30, 90);
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true };
        table.AddColumns(
            new TableColumn("Event").Width(width),
            new TableColumn("Workflow, step, user").Width(WorkflowWidth),
            new TableColumn("Crumbs").Width(CrumbsWidth).RightAligned());
        foreach (var arrival in arrivals.OrderBy(arrival => arrival.Run, StringComparer.Ordinal).Take(RowLimit))
            table.AddRow(What(arrival, width), Whose(arrival), Crumbs(arrival));
        if (arrivals.Count > RowLimit)
            table.AddRow($"and {arrivals.Count - RowLimit} more");
        return table;
    }

    static Text What(Arrival arrival, int width)
    {
        var types = arrival.Types.Select(type => type[(type.LastIndexOf('.') + 1)..]).ToList();
        return Lines(
            types.Count == 0 ? arrival.Level : string.Join(" <- ", types.Take(2)) + (types.Count > 2 ? " <- ..." : ""),
            RunReport.Shorten(arrival.Message, (4 * width) - 20),
            arrival.Frame.Length > 0 ? RunReport.Shorten($"at {arrival.Frame}", width) : "");
    }

    static Text Whose(Arrival arrival) =>
        Lines(arrival.Workflow, Pair(arrival.Step, arrival.Run), Pair(arrival.User, arrival.Tenant));

    static string Pair(string part, string whole) => part.Length > 0 ? $"{part} of {whole}" : whole;

    static Text Crumbs(Arrival arrival) => new(arrival.Breadcrumbs.Count.ToString(CultureInfo.InvariantCulture));

    static Text Lines(params IEnumerable<string> lines) => new(string.Join('\n', lines.Where(line => line.Length > 0)));
}
