// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.RegularExpressions;
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>A project that refers to a package and nothing else.</summary>
[Collection(PackagesCollection.Name)]
public sealed partial class ConsumerTests(PublishedApps apps)
{
    [Fact]
    public async Task A_project_with_the_Sentry_package_alone_compiles_its_readme_and_keeps_its_assemblies()
    {
        var app = apps.Feed.Create(
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
        {
            File.Exists(Path.Combine(app.Folder, "bin", "Release", target, "Consumer.dll")).ShouldBeTrue(target);
            (await TrimmerRootsAsync(app, target)).ShouldBe(["Sinks.Fanout", "Sinks.Sentry"], ignoreOrder: true);
            (await TrimmerRootsAsync(app, target, "-p:SinksTrimmerRoots=false")).ShouldBeEmpty();
        }
    }

    /// <summary>What the packages keep from the trimmer, those included that came with another.</summary>
    static async Task<IEnumerable<string>> TrimmerRootsAsync(PackagedApp app, string target, params string[] arguments)
    {
        var end = await app.DotnetAsync(
            ["msbuild", "-getItem:TrimmerRootAssembly", $"-p:TargetFramework={target}", .. arguments]);
        using var items = JsonDocument.Parse(end.ShouldEndWith(0).Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("TrimmerRootAssembly").EnumerateArray()
            .Select(static item => item.GetProperty("Identity").GetString()!)];
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
