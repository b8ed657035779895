// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry;

/// <summary>
/// The loaded assemblies and their versions by name; read again when others are loaded. Dynamic ones have none.
/// </summary>
sealed class SentryAssemblies(bool informational, Func<Assembly[]> loaded)
{
    volatile Reading _last = new(0, null, []);

    public static SentryAssemblies? Of(ReportAssembliesMode mode) => mode is ReportAssembliesMode.None
        ? null
        : new SentryAssemblies(
            mode is ReportAssembliesMode.InformationalVersion, static () => AppDomain.CurrentDomain.GetAssemblies());

    public IReadOnlyList<KeyValuePair<string, string>> Versions
    {
        get
        {
            var assemblies = loaded();
            var last = _last;
            if (last.Count != assemblies.Length || !ReferenceEquals(last.Newest?.Target, assemblies[^1]))
                _last = last = new Reading(assemblies.Length, new WeakReference(assemblies[^1]), Read(assemblies));
            return last.Versions;
        }
    }

    KeyValuePair<string, string>[] Read(Assembly[] assemblies)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var assembly in assemblies)
        {
            if (!assembly.IsDynamic
                && assembly.GetName() is { Name: { } name } full
                && VersionOf(assembly, full) is { } version)
                versions[name] = version;
        }

        return [.. versions];
    }

    string? VersionOf(Assembly assembly, AssemblyName name) => (informational
        ? assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        : null) ?? name.Version?.ToString();

    /// <summary>Weak, so that assemblies can be unloaded.</summary>
    sealed record Reading(int Count, WeakReference? Newest, KeyValuePair<string, string>[] Versions);
}
