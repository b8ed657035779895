// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Receiver;

/// <summary>An application in a process of its own, in front of the same console.</summary>
public static class ChildProcess
{
    /// <summary>Runs a program that was copied beside this one until it ends.</summary>
    /// <param name="program">Its file below the folder of this one, such as <c>app/App.dll</c>.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="variables">What its environment says where this one's says nothing.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments]);
        foreach (var (name, value) in variables)
            start.Environment.TryAdd(name, value);

        // Ctrl+C is meant for the program, which gets it too; this process stays to say what arrived.
        using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
