// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Samples.Tests;

/// <summary>The C# that the documentation shows is code of this project: it compiles, and some of it is run.</summary>
public sealed partial class DocumentedCodeTests
{
    static readonly string[] Files =
        ["README.md", Path.Combine("docs", "getting-started.md"), Path.Combine("docs", "redaction.md")];

    static readonly List<List<string>> Compiled =
    [
        .. Directory.GetFiles(Repository.Path("tests", "Sinks.Samples.Tests", "Examples"), "*.cs")
            .Select(file => LinesOf(File.ReadAllText(file))),
    ];

    public static TheoryData<string, int> Examples()
    {
        var examples = new TheoryData<string, int>();
        foreach (var file in Files)
        {
            for (var i = 0; i < ExamplesIn(file).Count; i++)
                examples.Add(file, i);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_stands_in_one_of_the_examples_that_are_compiled(string file, int index)
    {
        var example = LinesOf(ExamplesIn(file)[index]);
        var usings = example.TakeWhile(IsUsing).ToList();
        var code = example.Skip(usings.Count).ToList();

        code.ShouldNotBeEmpty();
        var homes = Compiled.Where(lines => Holds(lines, code)).ToList();
        homes.ShouldNotBeEmpty($"Nothing in Examples/ holds:\n{string.Join('\n', code)}");
        homes.ShouldContain(
            lines => usings.All(lines.Contains), $"Not all of these are needed there:\n{string.Join('\n', usings)}");
    }

    [Fact]
    public void Each_way_in_has_an_example() => ExamplesIn(Files[1]).Count.ShouldBeGreaterThanOrEqualTo(8);

    static bool IsUsing(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal) && !line.StartsWith("using var ", StringComparison.Ordinal)
        && line.EndsWith(';');

    static bool Holds(List<string> lines, List<string> code) =>
        Enumerable.Range(0, Math.Max(0, lines.Count - code.Count + 1))
            .Any(start => lines.Skip(start).Take(code.Count).SequenceEqual(code));

    // Without blank lines and indentation: a document shows a method's body without the method.
    static List<string> LinesOf(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    static List<string> ExamplesIn(string file) =>
        [.. CodeBlock().Matches(Repository.Read(file)).Select(block => block.Groups["code"].Value)];

    [GeneratedRegex(
        "^```csharp[^\\n]*\\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
