// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Threading.Channels;

namespace Sinks.TestKit.Receivers;

/// <summary>A Node.js script of tests/receivers, whose failures tell what it wrote.</summary>
sealed class NodeProcess : IAsyncDisposable
{
    static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(10);

    readonly Process _process;
    readonly string _script;
    readonly Channel<string> _output = Channel.CreateUnbounded<string>();
    readonly Channel<string> _errors = Channel.CreateUnbounded<string>();
    readonly List<string> _errorLines = [];
    readonly Task _reading;

    NodeProcess(Process process, string script)
    {
        _process = process;
        _script = script;
        _reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    /// <summary>Starts a script in tests/receivers; fails with a sentence when something it needs is missing.</summary>
    public static NodeProcess Start(string script, params IEnumerable<string> arguments)
    {
        var prerequisites = ReceiverPrerequisites.Here;
        if (prerequisites.MissingReceivers is { } missing)
            throw new InvalidOperationException(missing);
        var start = new ProcessStartInfo(prerequisites.NodeFile!, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = prerequisites.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        RemoveRemoteSettings(start.Environment);
        return new NodeProcess(Process.Start(start)!, script);
    }

    /// <summary>What the script wrote on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errorLines)
                return string.Join('\n', _errorLines);
        }
    }

    public async Task WriteLineAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException exception)
        {
            throw await FailureAsync("ended before it could be asked", exception);
        }
    }

    /// <summary>The next line of standard output.</summary>
    public Task<string> OutputLineAsync(TimeSpan limit) => NextAsync(_output.Reader, static _ => true, limit);

    /// <summary>The next line of standard error that meets a condition.</summary>
    public Task<string> ErrorLineAsync(Func<string, bool> isMet, TimeSpan limit) =>
        NextAsync(_errors.Reader, isMet, limit);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _reading.WaitAsync(ExitLimit);
        await _process.WaitForExitAsync().WaitAsync(ExitLimit);
        _process.Dispose();
    }

    async Task<string> NextAsync(ChannelReader<string> lines, Func<string, bool> isMet, TimeSpan limit)
    {
        using var expired = new CancellationTokenSource(limit);
        try
        {
            while (true)
            {
                var line = await lines.ReadAsync(expired.Token);
                if (isMet(line))
                    return line;
            }
        }
        catch (OperationCanceledException exception)
        {
            throw await FailureAsync($"did not answer within {limit}", exception);
        }
        catch (ChannelClosedException exception)
        {
            throw await FailureAsync("ended before it answered", exception);
        }
    }

    async Task<Exception> FailureAsync(string what, Exception exception)
    {
        var isEnding = exception is not OperationCanceledException;
        if (isEnding)
            await _reading.WaitAsync(ExitLimit);
        var code = isEnding && _process.WaitForExit(ExitLimit) ? $" (exit code {_process.ExitCode})" : "";
        var errors = Errors;
        return new InvalidOperationException(
            $"{_script} {what}{code}. Its standard error: {(errors.Length == 0 ? "(empty)" : errors)}", exception);
    }

    async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            _output.Writer.TryWrite(line);
        _output.Writer.Complete();
    }

    async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errorLines)
                _errorLines.Add(line);
            _errors.Writer.TryWrite(line);
        }

        _errors.Writer.Complete();
    }

    // A proxy would carry a receiver's own reports past the loopback rule;
    // a Spotlight variable would make it report to itself.
    static void RemoveRemoteSettings(IDictionary<string, string?> environment)
    {
        var names = environment.Keys.Where(name =>
            name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("SENTRY_", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("SPOTLIGHT_", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, "NODE_OPTIONS", StringComparison.Ordinal));
        foreach (var name in names.ToArray())
            environment.Remove(name);
    }
}
