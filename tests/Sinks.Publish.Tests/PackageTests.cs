// SPDX-License-Identifier: Apache-2.0
using Sinks.Publish.Tests.Support;

namespace Sinks.Publish.Tests;

/// <summary>The packages themselves.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageTests(PublishedApps apps)
{
    public static TheoryData<string> Ids => [.. Libraries()];

    public static TheoryData<string> IdsFoundByName => [.. FoundByName()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_holds_both_targets_their_documentation_and_a_readme(string id)
    {
        var package = Package.Read(apps.Feed, id);

        foreach (var target in (string[])["net8.0", "net10.0"])
        {
            package.Files.ShouldContain($"lib/{target}/{id}.dll");
            package.Files.ShouldContain($"lib/{target}/{id}.xml");
        }

        package.Files.ShouldContain("README.md");
        package.Text("readme").ShouldBe("README.md");
        package.Text("license").ShouldBe("Apache-2.0");
        package.Text("description").ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_target_depends_on_its_own_line_of_Microsoft_Extensions(string id)
    {
        var package = Package.Read(apps.Feed, id);

        package.Dependencies.Keys.ShouldBe(["net8.0", "net10.0"], ignoreOrder: true);
        foreach (var (target, dependencies) in package.Dependencies)
        {
            dependencies.ShouldNotBeEmpty();
            // So that no host's framework is lifted by ours.
            var line = target["net".Length..target.IndexOf('.', StringComparison.Ordinal)];
            dependencies
                .Where(static one => one.Key.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
                .ShouldAllBe(one => one.Value.StartsWith($"{line}.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(IdsFoundByName))]
    public void A_package_that_configuration_names_in_text_keeps_its_assembly_from_the_trimmer(string id)
    {
        var package = Package.Read(apps.Feed, id);

        package.Files.ShouldContain($"build/{id}.targets");
        package.Files.ShouldContain($"buildTransitive/{id}.targets");
    }

    static string[] Projects() =>
        Directory.GetFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories);

    static IEnumerable<string> Libraries() =>
        Projects()
            .Where(static project => IsPackable(File.ReadAllText(project)))
            .Select(static project => Path.GetFileNameWithoutExtension(project));

    static bool IsPackable(string project) => !project.Contains("<IsPackable>false<", StringComparison.Ordinal);

    /// <summary>Serilog's settings name the fan-out, and its section names the backends.</summary>
    static IEnumerable<string> FoundByName() =>
        Projects().Select(static project => Path.GetDirectoryName(project)!)
            .Where(static folder => Directory.EnumerateFiles(folder, "*BackendType.cs").Any())
            .Select(static folder => Path.GetFileName(folder))
            .Append("Sinks.Fanout");
}
