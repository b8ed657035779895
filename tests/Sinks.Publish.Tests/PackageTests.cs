// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests;

/// <summary>The packages themselves.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PackageTests(LocalFeed feed)
{
    public static TheoryData<string> Ids => [.. Libraries()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_holds_both_targets_their_documentation_and_a_readme(string id)
    {
        var package = Package.Read(feed, id);

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
        var package = Package.Read(feed, id);

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

    static IEnumerable<string> Libraries() =>
        Directory.GetDirectories(Repository.Path("src"))
            .Where(static folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(static folder => Path.GetFileName(folder));
}
