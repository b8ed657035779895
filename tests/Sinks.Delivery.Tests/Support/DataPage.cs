// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Delivery.Tests.Support;

/// <summary>The tables of docs/data.md, by the headings above them.</summary>
static class DataPage
{
    /// <summary>
    /// What the first column of a section's table names. A name that begins with a dot has the parent of the one before
    /// it.
    /// </summary>
    public static IReadOnlyList<string> Names(string section, string? part = null)
    {
        var text = Below($"\n## {section}\n", "\n## ", Repository.Read("docs", "data.md").ReplaceLineEndings("\n"));
        if (part is not null)
            text = Below($"\n### {part}\n", "\n### ", text);
        var names = text.Split('\n')
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(static line => line.Split('|')[1].Split('`').Where(static (_, i) => i % 2 == 1))
            .Aggregate(
                new List<string>(),
                static (names, name) =>
                {
                    names.Add(name[0] == '.' ? names[^1][..names[^1].LastIndexOf('.')] + name : name);
                    return names;
                });
        names.ShouldBeUnique();
        return names;
    }

    static string Below(string heading, string next, string text)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"docs/data.md has no heading '{heading.Trim()}'.");
        start += heading.Length - 1;
        var end = text.IndexOf(next, start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
