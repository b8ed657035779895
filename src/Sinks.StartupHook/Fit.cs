// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sinks.StartupHook;

/// <summary>
/// Whether our assemblies can run on what the application brings. It is read from their files: nothing is loaded before
/// it is known.
/// </summary>
sealed class Fit(ApplicationAssemblies application, OwnFolder folder)
{
    const string Update = "Update it in the application, or publish the folder of Sinks for the framework the "
        + "application is built for.";

    const string Publish = "Publish the folder of Sinks again, from a project that refers to Sinks.Hosting.";

    readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    readonly Queue<string> _ours = new();

    /// <summary>Why not, with what to do about it; null when they can.</summary>
    /// <param name="first">The assembly everything starts with.</param>
    public string? WhyNot(string first)
    {
        foreach (var name in folder.OwnNames().Prepend(first))
        {
            if (Visit(name, needed: null) is { } why)
                return why;
        }

        while (_ours.TryDequeue(out var file))
        {
            foreach (var (name, version) in ReferencesOf(file))
            {
                if (Visit(name, version) is { } why)
                    return why;
            }
        }

        return null;
    }

    string? Visit(string name, Version? needed)
    {
        if (!application.Has(name))
        {
            if (!_seen.Add(name))
                return null;
            if (folder.Find(name) is not { } file)
                return $"{name} is in neither the application nor the folder of Sinks. {Publish}";
            _ours.Enqueue(file);
            return null;
        }

        if (name.StartsWith("Sinks.", StringComparison.OrdinalIgnoreCase) && folder.Find(name) is { } own)
            return Differs(name, AssemblyName.GetAssemblyName(own).Version!);
        if (needed is not null && application.VersionOf(name) is var brought && brought < needed)
            return $"it brings {name} {brought}, and {needed} or newer is needed. {Update}";
        return _seen.Add(name) ? IsOldRelease(name) : null;
    }

    /// <summary>Our assemblies use each other's inside.</summary>
    string? Differs(string name, Version own) => application.VersionOf(name) is var brought && brought != own
        ? $"it brings {name} {brought}, and the folder of Sinks holds {own}. Use the same version."
        : null;

    string? IsOldRelease(string name)
    {
        var needs = typeof(Fit).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(known => string.Equals(known.Key, $"Needs:{name}", StringComparison.OrdinalIgnoreCase));
        return needs is not null
            && application.FileVersionOf(name) is { } brought
            && brought < Version.Parse(needs.Value!)
            ? $"it brings {name} {brought}, and {needs.Value} or newer is needed. {Update}"
            : null;
    }

    static List<(string Name, Version Version)> ReferencesOf(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
