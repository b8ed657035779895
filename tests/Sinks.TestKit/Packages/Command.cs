// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;

namespace Sinks.TestKit.Packages;

/// <summary>Runs a program to its end, in an environment that neither a build nor a developer shapes.</summary>
public static class Command
{
    /// <summary>Runs a program.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="limit">How long it may take; then it is killed, and the failure holds what it wrote.</param>
    /// <param name="variables">Further environment variables.</param>
    public static async Task<CommandEnd> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        string folder,
        TimeSpan limit,
        params IEnumerable<(string Name, string Value)> variables)
    {
        using var process = Start(file, arguments, folder, variables);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var all = Task.WhenAll(
            ReadAsync(process.StandardOutput, output),
            ReadAsync(process.StandardError, errors),
            process.WaitForExitAsync());
        var command = $"{Path.GetFileName(file)} {string.Join(' ', arguments)}";
        try
        {
            await all.WaitAsync(limit);
        }
        catch (TimeoutException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{command} took over {limit}.\n--- output\n{TextOf(output)}\n--- errors\n{TextOf(errors)}", exception);
        }

        return new CommandEnd(command, process.ExitCode, TextOf(output), TextOf(errors));
    }

    /// <summary>Starts a program whose standard streams are read by the caller.</summary>
    public static Process Start(
        string file,
        IEnumerable<string> arguments,
        string folder,
        params IEnumerable<(string Name, string Value)> variables)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTests).ToList())
            start.Environment.Remove(name);
        // A server or a node that outlives its build would keep the standard streams open, and the test waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // What `dotnet test` tells its children about its own SDK and logger, and what would configure an application.
    static bool IsOfTests(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SENTRY_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Fanout", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("SINKS_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_STARTUP_HOOKS" or "DOTNET_HOST_PATH" or "NUGET_PACKAGES" or "NUGET_FALLBACK_PACKAGES";

    static async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (text)
                text.Append(line).Append('\n');
        }
    }

    static string TextOf(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
