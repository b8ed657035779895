// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>The settings that the documentation shows, read by a host.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string, int> Examples()
    {
        var examples = new TheoryData<string, int>();
        foreach (var file in Files())
        {
            for (var i = 0; i < ExamplesIn(file).Count; i++)
                examples.Add(file, i);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_read_without_a_mistake(string file, int index)
    {
        var settings = JsonNode.Parse(ExamplesIn(file)[index])!.AsObject();
        // What an example says to keep out of files.
        if (settings["Fanout"]?["Redaction"]?["Pseudonym"] is JsonObject pseudonym)
            pseudonym["Key"] ??= Convert.ToBase64String(new byte[32]);
        settings["Serilog"] ??= JsonNode.Parse(Receivers.SettingsWith("{}"))!["Serilog"]!.DeepClone();
        var end = await HostProcess.RunAsync("describe", settings.ToJsonString());

        end.ExitCode.ShouldBe(0, end.Errors);
        end.Errors.ShouldNotContain("Configuration:");
        end.Errors.ShouldNotContain("Unable to find");
        var described = end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var named = settings["Fanout"]?["Backends"]?.AsObject().Select(backend => backend.Key) ?? [];
        foreach (var name in named)
            described.ShouldContain(line => line.StartsWith($"{name}: ", StringComparison.Ordinal));
        described.Length.ShouldBeGreaterThan(0);
        described.ShouldAllBe(line => !line.StartsWith("mistake", StringComparison.Ordinal));
    }

    static IEnumerable<string> Files()
    {
        var root = Repository.Path();
        string[] files =
        [
            .. Directory.GetFiles(root, "README.md"),
            .. Directory.GetFiles(Repository.Path("docs"), "*.md"),
            .. Directory.GetDirectories(Repository.Path("src"))
                .SelectMany(folder => Directory.GetFiles(folder, "README.md")),
            .. Directory.GetDirectories(Repository.Path("samples")).SelectMany(SampleFiles),
        ];
        return files.Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal);
    }

    static string[] SampleFiles(string folder) =>
        [.. Directory.GetFiles(folder, "README.md"), .. Directory.GetFiles(folder, "appsettings.json")];

    static List<string> ExamplesIn(string file)
    {
        var text = Repository.Read(file);
        var blocks = file.EndsWith(".json", StringComparison.Ordinal)
            ? [text]
            : JsonBlock().Matches(text).Select(block => block.Groups["json"].Value);
        return [.. blocks.Where(json =>
            json.Contains("\"Serilog\"", StringComparison.Ordinal)
            || json.Contains("\"Fanout\"", StringComparison.Ordinal))];
    }

    [GeneratedRegex(
        "^```json[^\\n]*\\n(?<json>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonBlock();
}
