// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;

namespace Sinks.Web.Tests.Support;

/// <summary>The sample, in a process of its own, on ports of its own.</summary>
sealed class WebSample : IAsyncDisposable
{
    const string ListeningOn = "Now listening on: ";

    // bin/Debug/net10.0/
    static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource _isListening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    WebSample(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where it is by https.</summary>
    public string SecureAddress { get; private set; } = "";

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="variables">Its settings, as environment variables; a certificate among them.</param>
    public static async Task<WebSample> StartAsync(params (string Name, string Value)[] variables)
    {
        var program = Repository.Path("samples", "Web", "bin", Output.Parent!.Name, Output.Name, "Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0;https://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var sample = new WebSample(Process.Start(start)!);
        await sample._isListening.Task.Within("the sample to listen", () => sample.Said, TimeSpan.FromSeconds(60));
        return sample;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    string Said
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    void Read(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.IndexOf(ListeningOn, StringComparison.Ordinal) is not (>= 0 and var at))
            return;
        var address = line[(at + ListeningOn.Length)..].Trim();
        if (address.StartsWith("https:", StringComparison.Ordinal))
            SecureAddress = address;
        else
            Address = address;
        if (Address.Length > 0 && SecureAddress.Length > 0)
            _isListening.TrySetResult();
    }
}
