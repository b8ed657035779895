// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;

namespace Sinks.Samples.Tests.Support;

/// <summary>A sample that runs until somebody presses Ctrl+C.</summary>
sealed class RunningSample : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // bin/Debug/net10.0/
    static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    readonly Process _process;
    readonly Task<string> _errors;
    readonly StringBuilder _output = new();

    RunningSample(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a sample as built, without <c>dotnet run</c>, which would keep the signal to itself.</summary>
    public static RunningSample Start(
        string name, string[] arguments, params (string Name, string Value)[] variables)
    {
        var program = Repository.Path("samples", name, "bin", Output.Parent!.Name, Output.Name, $"{name}.dll");
        return new RunningSample(Command.Start("dotnet", [program, .. arguments], Repository.Path(), variables));
    }

    /// <summary>The rest of the first line that holds a text.</summary>
    public async Task<string> AfterAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync().Within($"a line with {text}", limit: Limit) is { } line)
        {
            _output.Append(line).Append('\n');
            if (line.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at)
                return line[(at + text.Length)..].Trim();
        }

        throw new InvalidOperationException($"It ended without {text}:\n{_output}\n{await _errors}");
    }

    /// <summary>Presses Ctrl+C and waits for its end.</summary>
    public async Task<SampleEnd> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync().Within("the signal to be sent");
        kill.ExitCode.ShouldBe(0);
        _output.Append(await _process.StandardOutput.ReadToEndAsync().Within("the sample to end", limit: Limit));
        await _process.WaitForExitAsync().Within("the sample to end", limit: Limit);
        var command = string.Join(' ', _process.StartInfo.ArgumentList);
        return new SampleEnd(new CommandEnd(command, _process.ExitCode, $"{_output}", await _errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
