// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;

namespace Sinks.StartupHook;

/// <summary>
/// What the application and its frameworks bring: the files the runtime finds by itself. An application in a single
/// file has none.
/// </summary>
sealed class ApplicationAssemblies(IEnumerable<string> paths)
{
    readonly Dictionary<string, string> _paths = paths
        .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    public static ApplicationAssemblies OfThisProcess() => new(
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));

    public bool Has(string name) => _paths.ContainsKey(name);

    /// <summary>The version that references are made to.</summary>
    public Version VersionOf(string name) => AssemblyName.GetAssemblyName(_paths[name]).Version!;

    /// <summary>The version of the file, which tells releases apart that share a version for references.</summary>
    public Version? FileVersionOf(string name) =>
        Version.TryParse(FileVersionInfo.GetVersionInfo(_paths[name]).FileVersion, out var version) ? version : null;
}
