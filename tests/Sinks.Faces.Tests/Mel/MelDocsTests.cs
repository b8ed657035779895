// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Faces.Tests.Mel;

/// <summary>The table of values in the documentation is what was approved, and what was approved is tested.</summary>
public sealed class MelDocsTests
{
    static readonly string[] Approved =
        File.ReadAllLines(Repository.Path("tests", "Sinks.Faces.Tests", "Approved", "values.txt"));

    [Fact]
    public void Each_row_of_the_values_is_what_arrives()
    {
        var rows = File.ReadAllLines(Repository.Path("docs", "microsoft-extensions-logging.md"))
            .SkipWhile(static line => line is not "| kind | JSON |")
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        rows.Count.ShouldBeGreaterThan(10);
        foreach (var row in rows)
        {
            var line = Array.IndexOf(Approved, row[1]);
            line.ShouldBeGreaterThanOrEqualTo(0, $"{row[1]} is no kind");
            Approved[line + 1].Trim().ShouldBe(row[2].Trim('`'), row[1]);
        }
    }
}
