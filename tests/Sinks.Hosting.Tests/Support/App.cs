// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests.Support;

/// <summary>An application of Sinks.Hosting.Apps in a process of its own.</summary>
sealed class App : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    static readonly string Configuration =
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Release") ? "Release" : "Debug";

    readonly Process _process;
    readonly Task<string> _errors;

    App(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The startup hook in the folder an operator would publish.</summary>
    public static string Hook { get; } = Path.Combine(FolderOf("Operator", "net8.0"), "Sinks.StartupHook.dll");

    /// <summary>The variables an operator sets for the startup hook.</summary>
    public static (string Name, string Value)[] Hooked(Receivers receivers) =>
        [("DOTNET_STARTUP_HOOKS", Hook), .. Variables(receivers)];

    /// <summary>The variables that name two backends, with little waiting, and turn SelfLog on.</summary>
    public static (string Name, string Value)[] Variables(Receivers receivers) =>
    [
        ("Fanout__Backends__sentry__Dsn", receivers.Dsn),
        ("Fanout__Backends__ops__Type", "Webhook"),
        ("Fanout__Backends__ops__Url", receivers.Url),
        ("Fanout__Backends__ops__MinimumLevel", "Error"),
        ("Fanout__Backends__ops__BufferingTimeLimit", "00:00:00.05"),
        ("SINKS_SELFLOG", "stderr"),
    ];

    /// <summary>Runs an application until it has ended.</summary>
    public static async Task<AppEnd> RunAsync(
        string name, string[] arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        await using var app = Start(name, arguments, variables);
        return await app.EndAsync();
    }

    /// <summary>Starts an application and waits until it begins to end.</summary>
    public static async Task<App> StartAsync(
        string name, string[] arguments, params IEnumerable<(string Name, string Value)> variables)
    {
        var app = Start(name, arguments, variables);
        var line = await app._process.StandardOutput.ReadLineAsync()
            .Within("the application's first line", limit: Limit);
        line.ShouldBe("ending", line is null ? await app._errors : null);
        return app;
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync().Within("the signal to be sent");
        kill.ExitCode.ShouldBe(0);
    }

    public async Task<AppEnd> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().Within("the application to end", limit: Limit);
        await _process.WaitForExitAsync().Within("the application to end", limit: Limit);
        return new AppEnd(_process.ExitCode, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static App Start(string name, string[] arguments, IEnumerable<(string Name, string Value)> variables)
    {
        var folder = FolderOf(name, name is "Worker" or "OlderHost" or "OlderSerilog" ? "net8.0" : "net10.0");
        // A worker is started as an operator would: by its executable.
        var isApphost = name is "Worker";
        var start = new ProcessStartInfo(isApphost ? Path.Combine(folder, $"{name}App") : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (!isApphost)
            start.ArgumentList.Add(Path.Combine(folder, $"{name}App.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var inherited in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;
        return new App(start);
    }

    static string FolderOf(string name, string target) =>
        Repository.Path("tests", "Sinks.Hosting.Apps", name, "bin", Configuration, target);

    static bool IsOurs(string name) =>
        name.StartsWith("SENTRY_", StringComparison.Ordinal)
        || name.StartsWith("SINKS_", StringComparison.Ordinal)
        || name.StartsWith("Fanout", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_STARTUP_HOOKS";
}
