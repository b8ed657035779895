// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests.Support;

/// <summary>Says what publishing takes and whether it is there: a linker, and packages of the platform.</summary>
static class PublishPrerequisites
{
    static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(3);

    static readonly Lazy<string?> Missing = new(static () => FindMissing());

    /// <summary>Why tests that publish are skipped; null when they run, also when they will fail for what is
    /// missing.</summary>
    public static string? Skip =>
        Environment.GetEnvironmentVariable("SINKS_PUBLISH") == "required" ? null : Missing.Value;

    static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux())
            return "Publishing is tested on Linux.";
        if (!IsOnPath("clang") && !IsOnPath("gcc"))
            return "Native AOT needs clang or gcc on the PATH, and zlib: install gcc, libc6-dev and zlib1g-dev.";
        var folder = Directory.CreateTempSubdirectory("sinks-publish-").FullName;
        try
        {
            return FindMissingPackage(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Restores what publishing takes: the compiler to native code, the runtime, the trimmer.</summary>
    static string? FindMissingPackage(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "Probe.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <PublishAot Condition="'$(TargetFramework)' == 'net8.0'">true</PublishAot>
                <SelfContained Condition="'$(TargetFramework)' == 'net10.0'">true</SelfContained>
                <PublishTrimmed Condition="'$(TargetFramework)' == 'net10.0'">true</PublishTrimmed>
              </PropertyGroup>
            </Project>
            """);
        // A test's attribute has no other way to wait.
        var end = Command.RunAsync("dotnet", ["restore", "-nodeReuse:false"], folder, RestoreLimit)
            .GetAwaiter().GetResult();
        if (end.ExitCode == 0)
            return null;
        var reason = $"{end.Output}\n{end.Errors}".Split('\n').FirstOrDefault(
            static line => line.Contains("error", StringComparison.Ordinal)) ?? end.ToString();
        return $"The packages for publishing cannot be restored: {reason.Trim()}";
    }

    static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
