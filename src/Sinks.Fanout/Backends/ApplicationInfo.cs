// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Sinks.Fanout;

/// <summary>The application that is running, as its entry assembly tells.</summary>
/// <param name="Name">The entry assembly's simple name, or null when there is none.</param>
/// <param name="Version">Its informational version, such as <c>1.4.0+9f2c1d</c>, or null.</param>
[Experimental("SINKS001")]
public sealed record ApplicationInfo(string? Name, string? Version)
{
    /// <summary>What an assembly tells.</summary>
    /// <param name="assembly">The assembly, or null.</param>
    public static ApplicationInfo Of(Assembly? assembly)
    {
        var version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return new ApplicationInfo(assembly?.GetName().Name, string.IsNullOrEmpty(version) ? null : version);
    }
}
