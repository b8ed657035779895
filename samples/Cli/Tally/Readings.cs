// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Tally;

/// <summary>Reads what the stations sent: <c>station,at,meter</c> after a header.</summary>
static class Readings
{
    public static List<Reading> Read(string file) => [.. File.ReadLines(file).Skip(1).Select(ReadLine)];

    static Reading ReadLine(string line)
    {
        var cells = line.Split(',');
        return new Reading(
            cells[0],
            DateTimeOffset.Parse(cells[1], CultureInfo.InvariantCulture),
            decimal.Parse(cells[2], CultureInfo.InvariantCulture));
    }
}
