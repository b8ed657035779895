// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Reflection;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>What every event of this process says about where it comes from.</summary>
sealed record SentrySource
{
    public string? Release { get; init; }

    public required string Environment { get; init; }

    public string? Distribution { get; init; }

    public string? ServerName { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The process and its machine; null when events are not to describe them.</summary>
    public SentryHost? Host { get; init; }

    /// <summary>The machine's name, for the device; null unless personal data may be sent.</summary>
    public string? MachineName { get; init; }

    public string SdkVersion { get; init; } = SentrySdk.Version;

    public static SentrySource Of(SentryOptions options, BackendSetup setup)
    {
        var machine = options.SendDefaultPii ? System.Environment.MachineName : null;
        return new SentrySource
        {
            Release = Given(options.Release) ?? ReleaseOf(Assembly.GetEntryAssembly()),
            Environment = Given(options.Environment) ?? EnvironmentOf(setup.HostEnvironment, Debugger.IsAttached),
            Distribution = Given(options.Distribution),
            ServerName = Given(options.ServerName) ?? machine,
            Tags = [.. options.DefaultTags],
            Host = options.IncludeEnvironmentContexts ? SentryHost.Read(setup.Time) : null,
            MachineName = machine,
        };
    }

    /// <summary>Name and version of an assembly in the form the protocol asks for.</summary>
    public static string? ReleaseOf(Assembly? assembly)
    {
        var version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return string.IsNullOrEmpty(version) ? null : $"{assembly!.GetName().Name}@{version}";
    }

    /// <summary>
    /// The host's names of environments in the lower case that servers are used to; others as they are.
    /// </summary>
    public static string EnvironmentOf(string? host, bool isDebugged)
    {
        if (Given(host) is not { } name)
            return isDebugged ? "debug" : "production";
        return name.ToUpperInvariant() switch
        {
            "PRODUCTION" => "production",
            "STAGING" => "staging",
            "DEVELOPMENT" => "development",
            _ => name,
        };
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
