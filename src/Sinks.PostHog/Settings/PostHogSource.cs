// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>What every event of this process says about where it comes from, and what decides how it is told.</summary>
sealed record PostHogSource
{
    /// <summary>How this package introduces itself. Servers change events of some names with <c>posthog-</c>.</summary>
    public const string Library = "sinks-dotnet";

    /// <summary>The package's version without the build behind a plus sign.</summary>
    public static string LibraryVersion { get; } =
        typeof(PostHogSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public string Version { get; init; } = LibraryVersion;

    public string OSName { get; init; } = OSNameOf();

    public string OSVersion { get; init; } = System.Environment.OSVersion.Version.ToString();

    public string? AppName { get; init; }

    public string? AppVersion { get; init; }

    public string? Environment { get; init; }

    /// <summary>The level from which an event that is named is an issue as well.</summary>
    public LogEventLevel IssueLevel { get; init; } = LogEventLevel.Error;

    public PostHogPersonProfiles PersonProfiles { get; init; }

    public bool DisablesGeoIP { get; init; } = true;

    public bool IncludesSourceContext { get; init; }

    public KeyValuePair<string, string>[] SuperProperties { get; init; } = [];

    public PostHogGroup[] Groups { get; init; } = [new("tenant", nameof(FanoutContext.TenantId))];

    public static PostHogSource Of(PostHogOptions options, BackendSetup setup) => new()
    {
        AppName = setup.Application.Name,
        AppVersion = setup.Application.Version,
        Environment = setup.HostEnvironment,
        IssueLevel = options.MinimumLevel ?? LogEventLevel.Error,
        PersonProfiles = options.PersonProfiles,
        DisablesGeoIP = options.DisableGeoIP,
        IncludesSourceContext = options.IncludeSourceContext,
        SuperProperties = SuperPropertiesOf(options, setup),
        Groups = options.Groups.Count == 0 ? new PostHogSource().Groups : GroupsOf(options),
    };

    /// <summary>Whether that name is one of the properties of every event.</summary>
    public bool IsSuper(string name)
    {
        foreach (var property in SuperProperties)
        {
            if (string.Equals(property.Key, name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    static KeyValuePair<string, string>[] SuperPropertiesOf(PostHogOptions options, BackendSetup setup)
    {
        var usable = new List<KeyValuePair<string, string>>();
        foreach (var property in options.SuperProperties)
        {
            if (!PostHogNames.IsReserved(property.Key, isIssue: true))
                usable.Add(property);
            else
                setup.ReportMistake(
                    $"{nameof(options.SuperProperties)}:{property.Key}", "is set by each event itself.", "Remove it.");
        }

        return [.. usable];
    }

    static PostHogGroup[] GroupsOf(PostHogOptions options) =>
    [
        .. options.Groups
            .Where(static group => !string.IsNullOrWhiteSpace(group.Value))
            .Select(static group => new PostHogGroup(group.Key, group.Value.Trim()))
    ];

    static string OSNameOf() =>
        OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : OperatingSystem.IsLinux() ? "Linux"
        : System.Environment.OSVersion.Platform.ToString();
}
