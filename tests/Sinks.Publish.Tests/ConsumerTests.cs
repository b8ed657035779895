// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Sinks.Publish.Tests;

/// <summary>A project that refers to a package and nothing else.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class ConsumerTests(LocalFeed feed)
{
    [Fact]
    public async Task A_project_with_the_Sentry_package_alone_compiles_its_readme_for_both_targets()
    {
        var app = feed.Create(
            "Consumer",
            ("Consumer.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Sinks.Sentry" Version="$(SinksVersion)" />
                  </ItemGroup>
                </Project>
                """),
            ("Example.cs", InMethod(FirstExample(Repository.Read("src", "Sinks.Sentry", "README.md")))));

        await app.BuildAsync();

        foreach (var target in (string[])["net8.0", "net10.0"])
            File.Exists(Path.Combine(app.Folder, "bin", "Release", target, "Consumer.dll")).ShouldBeTrue(target);
    }

    /// <summary>What stands in the place of the application around the example.</summary>
    static string InMethod(string example)
    {
        var lines = example.Split('\n').ToLookup(static line => line.StartsWith("using ", StringComparison.Ordinal));
        return $$"""
            {{string.Join('\n', lines[true])}}

            static class Example
            {
                public static void Run(Exception exception, string file)
                {
            {{string.Join('\n', lines[false])}}
                }
            }
            """;
    }

    static string FirstExample(string readme) => CSharpBlock().Match(readme).Groups["code"].Value;

    [GeneratedRegex(
        "^```csharp[^\\n]*\\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex CSharpBlock();
}
