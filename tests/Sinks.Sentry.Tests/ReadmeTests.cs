// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sinks.Sentry.Tests;

public partial class ReadmeTests
{
    static readonly string Readme = Repository.Read("src", "Sinks.Sentry", "README.md");

    [Fact]
    public void The_option_table_names_every_option_and_no_other()
    {
        var options = typeof(SentryOptions)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.Name);

        OptionRow().Matches(Section("Options")).Select(match => match.Groups[1].Value)
            .ShouldBe(options, ignoreOrder: true);
    }

    [Fact]
    public void The_JSON_examples_are_JSON_with_known_keys()
    {
        var examples = JsonBlock().Matches(Readme)
            .Select(match => JsonDocument.Parse(match.Groups[1].Value).RootElement).ToList();

        examples.Count.ShouldBe(2);
        var sentry = examples[0].GetProperty("Fanout").GetProperty("Backends").GetProperty("sentry");
        foreach (var key in sentry.EnumerateObject())
            typeof(SentryOptions).GetProperty(key.Name).ShouldNotBeNull($"'{key.Name}' is no option.");
        SentryDsn.Parse(sentry.GetProperty("Dsn").GetString()!).Endpoint.AbsoluteUri
            .ShouldBe("https://bugs.example.org/api/1/envelope/");
    }

    [Fact]
    public void The_flat_JSON_example_names_arguments_of_the_method()
    {
        var sink = JsonDocument.Parse(JsonBlock().Matches(Readme)[1].Groups[1].Value).RootElement
            .GetProperty("Serilog").GetProperty("WriteTo")[0];
        var name = sink.GetProperty("Name").GetString();
        var method = typeof(Serilog.SentryLoggerConfigurationExtensions).GetMethods()
            .Where(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal))
            .MaxBy(candidate => candidate.GetParameters().Length)!;

        sink.GetProperty("Args").EnumerateObject().Select(argument => argument.Name)
            .ShouldBeSubsetOf(method.GetParameters().Select(parameter => parameter.Name!));
        method.GetParameters().Skip(1).ShouldAllBe(parameter => parameter.IsOptional);
    }

    static string Section(string title) =>
        Readme.Split("\n## ").Single(section => section.StartsWith(title + "\n", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<1>\w+)` \|", RegexOptions.Multiline, 1_000)]
    private static partial Regex OptionRow();

    [GeneratedRegex("```json\n(?<1>.*?)```", RegexOptions.Singleline, 1_000)]
    private static partial Regex JsonBlock();
}
