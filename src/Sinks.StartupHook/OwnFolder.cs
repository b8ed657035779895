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
    /// Loads what the application does not bring: the runtime asks only after it found nothing. What it would not take
    /// anyway stays missing, as it is without us.
    /// </summary>
    public Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted)
    {
        if (wanted.Name is null || !string.IsNullOrEmpty(wanted.CultureName) || Find(wanted.Name) is not { } file)
            return null;
        try
        {
            return AssemblyName.GetAssemblyName(file).Version >= wanted.Version ? context.LoadFromAssemblyPath(file) : null;
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
