// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;

namespace Sinks.StartupHook;

/// <summary>What the application and its frameworks bring: the assemblies the runtime finds by itself.</summary>
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
    public Version VersionOf(string name) => IsFile(name, out var path)
        ? AssemblyName.GetAssemblyName(path).Version!
        : Assembly.Load(new AssemblyName(name)).GetName().Version!;

    /// <summary>The version of the file, which tells releases apart that share a version for references.</summary>
    public Version? FileVersionOf(string name)
    {
        var text = IsFile(name, out var path)
            ? FileVersionInfo.GetVersionInfo(path).FileVersion
            : Assembly.Load(new AssemblyName(name)).GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        return Version.TryParse(text, out var version) ? version : null;
    }

    /// <summary>An application in a single file has no file of each assembly: the runtime has to be asked.</summary>
    bool IsFile(string name, out string path)
    {
        path = _paths[name];
        return File.Exists(path);
    }
}
