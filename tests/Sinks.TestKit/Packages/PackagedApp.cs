// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Packages;

/// <summary>
/// An application outside the repository, whose packages of ours come from a <see cref="LocalFeed"/>.
/// </summary>
/// <param name="folder">Its folder, with one project file of the same name.</param>
public sealed class PackagedApp(string folder)
{
    static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(8);

    static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(60);

    /// <summary>The folder of its project.</summary>
    public string Folder { get; } = folder;

    /// <summary>The folder it was published to.</summary>
    public string PublishFolder => Path.Combine(Folder, "published");

    string Name => Path.GetFileName(Folder);

    /// <summary>Restores and builds it (Release); a failure says what the build said.</summary>
    public async Task<CommandEnd> BuildAsync(params IEnumerable<string> arguments) =>
        (await DotnetAsync(["build", "-c", "Release", .. arguments])).ShouldEndWith(0);

    /// <summary>Restores and publishes it (Release); a failure says what the build said.</summary>
    /// <param name="arguments">Such as <c>-p:PublishAot=true</c>.</param>
    public async Task<CommandEnd> PublishAsync(params IEnumerable<string> arguments) =>
        (await DotnetAsync(["publish", "-c", "Release", "-o", PublishFolder, .. arguments])).ShouldEndWith(0);

    /// <summary>Runs a <c>dotnet</c> command on the project and returns however it ended.</summary>
    public Task<CommandEnd> DotnetAsync(params IEnumerable<string> arguments) => Command.RunAsync(
        "dotnet", [.. arguments, "-nodeReuse:false", "-v:m"], Folder, BuildLimit);

    /// <summary>Runs the published application: its executable, or its dll where it has none.</summary>
    public Task<CommandEnd> RunAsync(
        IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var executable = Path.Combine(PublishFolder, OperatingSystem.IsWindows() ? $"{Name}.exe" : Name);
        return File.Exists(executable)
            ? Command.RunAsync(executable, [.. arguments], PublishFolder, RunLimit, variables)
            : Command.RunAsync("dotnet", [$"{Name}.dll", .. arguments], PublishFolder, RunLimit, variables);
    }
}
