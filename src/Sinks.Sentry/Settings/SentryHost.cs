// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Sinks.Sentry;

/// <summary>What is known of the process and its machine; read once.</summary>
sealed record SentryHost
{
    public required string RuntimeVersion { get; init; }

    public required string RuntimeDescription { get; init; }

    public required string RuntimeIdentifier { get; init; }

    public required string OSName { get; init; }

    public required string OSVersion { get; init; }

    public required string OSDescription { get; init; }

    public string? KernelVersion { get; init; }

    public SentryDistribution? Distribution { get; init; }

    public string? Architecture { get; init; }

    public int ProcessorCount { get; init; }

    public long MemoryBytes { get; init; }

    public DateTime? BootTime { get; init; }

    public string? TimeZone { get; init; }

    public string? AppName { get; init; }

    public string? AppVersion { get; init; }

    public DateTime? AppStartTime { get; init; }

    public string? Locale { get; init; }

    public string? CultureName { get; init; }

    public string? Calendar { get; init; }

    public static SentryHost Read(TimeProvider time)
    {
        var app = Assembly.GetEntryAssembly();
        var culture = CultureInfo.DefaultThreadCurrentCulture ?? CultureInfo.CurrentCulture;
        return new SentryHost
        {
            RuntimeVersion = Environment.Version.ToString(),
            RuntimeDescription = RuntimeInformation.FrameworkDescription,
            RuntimeIdentifier = RuntimeInformation.RuntimeIdentifier,
            OSName = OSNameOf(),
            OSVersion = Environment.OSVersion.Version.ToString(),
            OSDescription = RuntimeInformation.OSDescription,
            KernelVersion = OperatingSystem.IsWindows() ? null : Environment.OSVersion.Version.ToString(),
            Distribution = SentryDistribution.Read("/etc/os-release"),
            Architecture = RuntimeInformation.OSArchitecture.ToString(),
            ProcessorCount = Environment.ProcessorCount,
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            BootTime = Seconds(time.GetUtcNow().UtcDateTime - TimeSpan.FromMilliseconds(Environment.TickCount64)),
            TimeZone = TimeZoneInfo.Local.Id,
            AppName = app?.GetName().Name,
            AppVersion = app?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            AppStartTime = StartTime(),
            Locale = culture.Name,
            CultureName = culture.EnglishName,
            Calendar = culture.Calendar.GetType().Name,
        };
    }

    static string OSNameOf() =>
        OperatingSystem.IsWindows() ? "Windows"
        : OperatingSystem.IsMacOS() ? "macOS"
        : OperatingSystem.IsLinux() ? "Linux"
        : Environment.OSVersion.Platform.ToString();

    /// <summary>Null where the system does not tell.</summary>
    static DateTime? StartTime()
    {
        try
        {
            using var process = Process.GetCurrentProcess();
            return Seconds(process.StartTime.ToUniversalTime());
        }
        catch (Exception exception) when (exception is SystemException)
        {
            return null;
        }
    }

    /// <summary>A finer time would be none: it is reckoned from two clocks.</summary>
    static DateTime Seconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
