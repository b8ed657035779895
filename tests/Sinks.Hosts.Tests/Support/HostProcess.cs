// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Hosts.Tests.Support;

/// <summary>The application of Sinks.Hosts.App in a process of its own.</summary>
sealed class HostProcess : IAsyncDisposable
{
    // In its own output folder: beside the tests it would find what their frameworks bring instead of its own packages.
    public static readonly string Application = Path.Combine(
        AppContext.BaseDirectory.Replace("Sinks.Hosts.Tests", "Sinks.Hosts.App", StringComparison.Ordinal),
        "Sinks.Hosts.App.dll");

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly Process _process;
    readonly Task<string> _errors;
    readonly Stopwatch _clock = new();

    HostProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the application and waits until it begins to end.</summary>
    /// <param name="ending">How it ends, see its Endings.</param>
    /// <param name="settings">Its appsettings.json.</param>
    /// <param name="variables">Its environment variables; nothing of ours is inherited.</param>
    public static async Task<HostProcess> StartAsync(
        string ending, string settings, params (string Name, string Value)[] variables)
    {
        var host = Start(ending, settings, variables);
        var line = await host._process.StandardOutput.ReadLineAsync().Within("the host's first line", limit: Limit);
        line.ShouldBe("ending", line is null ? await host._errors : null);
        host._clock.Start();
        return host;
    }

    /// <summary>Runs the application until it has ended.</summary>
    public static async Task<HostEnd> RunAsync(
        string ending, string settings, params (string Name, string Value)[] variables)
    {
        await using var host = Start(ending, settings, variables);
        return await host.EndAsync();
    }

    /// <summary>Asks the process to end as an orchestrator does (TERM), or a user who presses Ctrl+C (INT).</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().Within("the signal to be sent");
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Waits for the end of the process.</summary>
    public async Task<HostEnd> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().Within("the host to end", limit: Limit);
        await _process.WaitForExitAsync().Within("the host to end", limit: Limit);
        return new HostEnd(_process.ExitCode, _clock.Elapsed, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static HostProcess Start(string ending, string settings, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Application, ending },
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        start.Environment["HOST_SETTINGS"] = settings;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new HostProcess(start);
    }

    static bool IsOurs(string name) =>
        name.StartsWith("SENTRY_", StringComparison.Ordinal)
        || name.StartsWith("Fanout", StringComparison.OrdinalIgnoreCase);
}
