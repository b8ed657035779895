// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Samples.Tests;

/// <summary>Links inside the documentation lead to files and headings that are there.</summary>
public sealed partial class DocumentationLinksTests
{
    public static TheoryData<string> Files() =>
    [
        .. Directory.GetFiles(Repository.Path(), "*.md")
            .Concat(Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetDirectories(Repository.Path("src")).SelectMany(Pages))
            .Concat(Directory.GetDirectories(Repository.Path("samples")).SelectMany(Pages))
            .Select(file => Path.GetRelativePath(Repository.Path(), file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_link_leads_somewhere(string file)
    {
        foreach (var link in Link().Matches(Repository.Read(file)).Select(match => match.Groups["link"].Value))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0
                ? Repository.Path(file)
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.Path(file))!, parts[0]));
            Path.Exists(target).ShouldBeTrue($"{file} links to {link}, which is not there.");
            if (parts.Length > 1)
                AnchorsOf(target).ShouldContain(parts[1], $"{file} links to {link}.");
        }
    }

    [Fact]
    public void The_way_in_is_linked_and_its_parts_too() =>
        Link().Count(Repository.Read("docs", "getting-started.md")).ShouldBeGreaterThan(8);

    static string[] Pages(string folder) => Directory.GetFiles(folder, "README.md");

    // As the hosts of repositories make them: lower case, without punctuation, a hyphen for each blank.
    static IEnumerable<string> AnchorsOf(string file) =>
        Heading().Matches(File.ReadAllText(file)).Select(heading => string.Concat(
            heading.Groups["text"].Value.Trim().ToLowerInvariant()
                .Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')
                .Select(c => c is ' ' ? '-' : c)));

    [GeneratedRegex(
        @"\]\((?!https?:|mailto:)(?<link>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        "^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
