// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.InteropServices;

namespace Sinks.Sentry;

/// <summary>What every event of this process says about where it comes from.</summary>
sealed record SentrySource
{
    public string? Release { get; init; }

    public required string Environment { get; init; }

    public string? Distribution { get; init; }

    public string? ServerName { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public string RuntimeVersion { get; init; } = System.Environment.Version.ToString();

    public string RuntimeDescription { get; init; } = RuntimeInformation.FrameworkDescription;

    public string RuntimeIdentifier { get; init; } = RuntimeInformation.RuntimeIdentifier;

    public string OSName { get; init; } =
        OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : OperatingSystem.IsLinux() ? "Linux"
        : System.Environment.OSVersion.Platform.ToString();

    public string OSVersion { get; init; } = System.Environment.OSVersion.Version.ToString();

    public string OSDescription { get; init; } = RuntimeInformation.OSDescription;

    public string SdkVersion { get; init; } = SentrySdk.Version;

    public static SentrySource Of(SentryOptions options) => new()
    {
        Release = Given(options.Release) ?? ReleaseOf(Assembly.GetEntryAssembly()),
        Environment = Given(options.Environment) ?? "production",
        Distribution = Given(options.Distribution),
        ServerName = Given(options.ServerName) ?? (options.SendDefaultPii ? System.Environment.MachineName : null),
        Tags = [.. options.DefaultTags],
    };

    /// <summary>Name and version of an assembly in the form the protocol asks for.</summary>
    public static string? ReleaseOf(Assembly? assembly)
    {
        var version = assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return string.IsNullOrEmpty(version) ? null : $"{assembly!.GetName().Name}@{version}";
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
