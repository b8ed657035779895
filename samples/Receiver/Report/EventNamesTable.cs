// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Spectre.Console;

namespace Receiver.Report;

/// <summary>A row for each name of an event: how often it came, from how many people and groups.</summary>
static class EventNamesTable
{
    public static Table Of(IReadOnlyCollection<Arrival> arrivals)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        table.AddColumn("Event");
        foreach (var column in (string[])["Times", "People", "Tenants"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var name in arrivals.GroupBy(arrival => arrival.Name, StringComparer.Ordinal)
            .OrderBy(name => name.Key, StringComparer.Ordinal))
        {
            table.AddRow(
                new Text(name.Key),
                Number(name.Count()),
                Number(Distinct(name, arrival => arrival.User)),
                Number(Distinct(name, arrival => arrival.Tenant)));
        }

        return table;
    }

    static int Distinct(IEnumerable<Arrival> arrivals, Func<Arrival, string> part) =>
        arrivals.Select(part).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Count();

    static Text Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
