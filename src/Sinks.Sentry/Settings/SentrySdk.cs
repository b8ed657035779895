// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace Sinks.Sentry;

/// <summary>How this package introduces itself. Names that begin with <c>sentry.</c> are the vendor's.</summary>
static class SentrySdk
{
    public const string Name = "sinks.dotnet.sentry";

    /// <summary>The package's version without the build behind a plus sign.</summary>
    public static string Version { get; } =
        typeof(SentrySdk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>As the protocol and HTTP write it: <c>sinks.dotnet.sentry/1.2.3</c>.</summary>
    public static string NameAndVersion { get; } = $"{Name}/{Version}";
}
