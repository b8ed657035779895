// SPDX-License-Identifier: Apache-2.0
using System.Xml.Linq;

namespace Sinks.TestKit.Packages;

/// <summary>Whether the projects of src/ need a build before they are packed.</summary>
static class BuiltPackages
{
    // What src/Directory.Build.props says for projects that say nothing themselves.
    const string DefaultTargets = "net8.0;net10.0";

    /// <summary>
    /// Whether each project was built for each target after its sources were last changed. Building a test project
    /// builds its references for its own target only.
    /// </summary>
    public static bool AreUpToDate(string configuration)
    {
        var folders = Directory.GetDirectories(Repository.Path("src"))
            .Where(folder => File.Exists(ProjectOf(folder)));
        return folders.All(folder => TargetsOf(folder).All(target => IsUpToDate(folder, configuration, target)));
    }

    static string[] TargetsOf(string folder)
    {
        var project = XElement.Load(ProjectOf(folder));
        var own = project.Descendants().FirstOrDefault(static element =>
            element.Name.LocalName is "TargetFramework" or "TargetFrameworks");
        return (own?.Value ?? DefaultTargets).Split(';');
    }

    static bool IsUpToDate(string folder, string configuration, string target)
    {
        var assembly = new FileInfo(
            Path.Combine(folder, "bin", configuration, target, $"{Path.GetFileName(folder)}.dll"));
        return assembly.Exists && SourcesOf(folder).All(source => source.LastWriteTimeUtc <= assembly.LastWriteTimeUtc);
    }

    static IEnumerable<FileInfo> SourcesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsMade(Path.GetRelativePath(folder, file)))
            .Append(ProjectOf(folder))
            .Select(static file => new FileInfo(file));

    static bool IsMade(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    static string ProjectOf(string folder) => Path.Combine(folder, $"{Path.GetFileName(folder)}.csproj");
}
