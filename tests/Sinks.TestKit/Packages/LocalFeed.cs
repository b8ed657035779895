// SPDX-License-Identifier: Apache-2.0
using Xunit;

namespace Sinks.TestKit.Packages;

/// <summary>
/// The packages of src/ as users get them: packed once into a folder that is a NuGet source, for applications outside
/// the repository. A fixture: <c>ICollectionFixture&lt;LocalFeed&gt;</c>.
/// </summary>
/// <remarks>
/// Restored packages of ours go to a folder of the feed's own, under a version that exists nowhere else, so no test
/// ever runs yesterday's package. All other packages come from the machine's folder and its configured sources.
/// </remarks>
public sealed class LocalFeed : IAsyncLifetime
{
    static readonly TimeSpan PackLimit = TimeSpan.FromMinutes(5);

    static readonly string Configuration =
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Release") ? "Release" : "Debug";

    readonly string _root = Directory.CreateTempSubdirectory("sinks-feed-").FullName;

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>The version of all packages of ours.</summary>
    public string Version { get; } = $"0.0.0-test.x{Guid.NewGuid():N}";

    /// <summary>The package file of a project of src/.</summary>
    public string PackageFile(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    /// <summary>
    /// A copy of an application's folder, outside the repository. Its project refers to our packages with
    /// <c>Version="$(SinksVersion)"</c>.
    /// </summary>
    /// <param name="parts">The folder below the repository's, such as <c>"tests", "Apps", "Console"</c>.</param>
    public PackagedApp Copy(params string[] parts)
    {
        var source = Repository.Path(parts);
        var folder = Path.Combine(_root, "apps", $"{Guid.NewGuid():N}", Path.GetFileName(source));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;
            var copy = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new PackagedApp(folder);
    }

    /// <summary>An application made of these files, outside the repository.</summary>
    /// <param name="name">Its name and that of its project file.</param>
    /// <param name="files">Paths inside its folder, and their texts.</param>
    public PackagedApp Create(string name, params IEnumerable<(string Path, string Text)> files)
    {
        var folder = Path.Combine(_root, "apps", $"{Guid.NewGuid():N}", name);
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return new PackagedApp(folder);
    }

    /// <summary>Packs, and prepares the folder around the applications.</summary>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        var packages = await GlobalPackagesAsync();
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="sinks-under-test" value="{Folder}" /></packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <SinksVersion>{Version}</SinksVersion>
                <RestorePackagesPath>{Path.Combine(_root, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        File.Copy(Repository.Path("global.json"), Path.Combine(_root, "global.json"));
        await PackAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    async Task PackAsync()
    {
        // One process for all projects, and only as much work as packing is: tests run while others build or pack.
        var isBuilt = BuiltPackages.AreUpToDate(Configuration);
        var properties = $"Configuration={Configuration};PackageOutputPath={Folder};PackageVersion={Version};"
            + $"NuspecOutputPath={Path.Combine(_root, "nuspecs")}/;NoBuild={isBuilt};RunAnalyzers=false";
        Write("pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <ItemGroup><Packed Include="{Repository.Path("src", "*", "*.csproj")}" /></ItemGroup>
                <MSBuild Condition="{!isBuilt}" Projects="@(Packed)" Targets="Restore" />
                <MSBuild Projects="@(Packed)" Targets="Pack" Properties="{properties}" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        var end = await Command.RunAsync(
            "dotnet", ["msbuild", "pack.proj", "-t:Pack", "-m", "-nr:false", "-v:m"], _root, PackLimit);
        end.ShouldEndWith(0);
    }

    async Task<string> GlobalPackagesAsync()
    {
        const string Option = "global-packages:";
        var end = await Command.RunAsync(
            "dotnet", ["nuget", "locals", "global-packages", "--list"], _root, TimeSpan.FromMinutes(1));
        var line = end.ShouldEndWith(0).Output.Split('\n')
            .First(static line => line.Contains(Option, StringComparison.Ordinal));
        return line[(line.IndexOf(Option, StringComparison.Ordinal) + Option.Length)..].Trim();
    }

    void Write(string file, string text) => File.WriteAllText(Path.Combine(_root, file), text);
}
