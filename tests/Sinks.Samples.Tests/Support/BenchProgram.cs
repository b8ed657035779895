// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json;

namespace Sinks.Samples.Tests.Support;

/// <summary>The program of bench/, as built, in a process of its own.</summary>
static class BenchProgram
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // bin/Debug/net10.0/
    static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>Hands lines to one of its modes.</summary>
    /// <returns>Its answers, and what it said on the other stream.</returns>
    public static async Task<(IReadOnlyList<JsonElement> Answers, string Complaints)> AskAsync(
        string mode, IEnumerable<string> lines)
    {
        var program = Repository.Path(
            "bench", "Sinks.Bench", "bin", Output.Parent!.Name, Output.Name, "Sinks.Bench.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, mode])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answers = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        foreach (var line in lines)
            await process.StandardInput.WriteAsync(line + '\n');
        process.StandardInput.Close();
        await process.WaitForExitAsync().Within($"{mode} to end", limit: Limit);
        process.ExitCode.ShouldBe(0, await complaints);
        return (
            [.. (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)],
            await complaints);
    }

    static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
