// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>Whether events list the assemblies of the process, and by which version.</summary>
public enum ReportAssembliesMode
{
    /// <summary>No list.</summary>
    None = 0,

    /// <summary>The version of the assembly's name: <c>1.4.0.0</c>.</summary>
    Version,

    /// <summary>The informational version where there is one: <c>1.4.2-beta+5f3c</c>.</summary>
    InformationalVersion,
}
