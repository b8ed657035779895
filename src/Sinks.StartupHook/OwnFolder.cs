// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.Loader;

namespace Sinks.StartupHook;

/// <summary>The folder the operator published: this assembly, the backends, and all they need.</summary>
sealed class OwnFolder(string path)
{
    /// <summary>The file of an assembly, or null.</summary>
    public string? Find(string name)
    {
        var file = Path.Combine(path, name + ".dll");
        return File.Exists(file) ? file : null;
    }

    /// <summary>The names of our own assemblies in it.</summary>
    public IEnumerable<string> OwnNames() =>
        Directory.EnumerateFiles(path, "Sinks.*.dll").Select(static file => Path.GetFileNameWithoutExtension(file));

    /// <summary>
    /// Loads what our assemblies want and the application does not bring: the runtime asks only after it found nothing.
    /// What the application wants and does not find stays missing, or for its own handlers to load, as it is without
    /// us.
    /// </summary>
    public Assembly? Resolve(object? sender, ResolveEventArgs asked)
    {
        var wanted = new AssemblyName(asked.Name);
        if (wanted.Name is null
            || !string.IsNullOrEmpty(wanted.CultureName)
            || !(IsOurs(wanted.Name) || IsHere(asked.RequestingAssembly))
            || Find(wanted.Name) is not { } file)
            return null;
        try
        {
            // What the runtime would not take anyway.
            return wanted.Version is null || AssemblyName.GetAssemblyName(file).Version >= wanted.Version
                ? AssemblyLoadContext.Default.LoadFromAssemblyPath(file)
                : null;
        }
        catch (Exception failure)
            when (failure is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static bool IsOurs(string name) => name.StartsWith("Sinks.", StringComparison.OrdinalIgnoreCase);

    bool IsHere(Assembly? assembly) =>
        assembly is { IsDynamic: false }
        && string.Equals(Path.GetDirectoryName(assembly.Location), path, StringComparison.Ordinal);
}
