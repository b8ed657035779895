// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Quickstart.Receiver;
using Spectre.Console;

namespace Quickstart.Report;

/// <summary>One row of three lines for each event: what, why and where in the code; whose; and how much came along.</summary>
static class ArrivalsTable
{
    const int OtherColumns = 38;

    public static Table Of(IEnumerable<Arrival> arrivals)
    {
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, Expand = true };
        table.AddColumns(new TableColumn("Event"), new TableColumn("Workflow").NoWrap(), new TableColumn("Crumbs").RightAligned());
        var width = AnsiConsole.Profile.Width - OtherColumns;
        foreach (var arrival in arrivals.OrderBy(arrival => arrival.Run, StringComparer.Ordinal))
        {
            table.AddRow(
                Lines(width, What(arrival), arrival.Message, arrival.Frame.Length > 0 ? $"at {arrival.Frame}" : ""),
                Lines(width, arrival.Workflow, $"{arrival.Step} of {arrival.Run}", $"{arrival.User} of {arrival.Tenant}"),
                new Text(arrival.Breadcrumbs.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return table;
    }

    static string What(Arrival arrival) => arrival.Types.Count == 0
        ? arrival.Level
        : string.Join(" <- ", arrival.Types.Select(type => type[(type.LastIndexOf('.') + 1)..]));

    static Text Lines(int width, params IEnumerable<string> lines) =>
        new(string.Join('\n', lines.Where(line => line.Length > 0).Select(line => RunReport.Shorten(line, width))));
}
