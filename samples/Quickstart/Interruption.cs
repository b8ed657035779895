// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>
/// Ctrl+C and SIGTERM end the run, not the process: what was emitted is still delivered, within the limit.
/// </summary>
sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, 130)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, 143)),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>0, or what shells expect of a process that a signal ended.</summary>
    public int ExitCode { get; private set; }

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _source.Dispose();
    }

    void End(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        ExitCode = exitCode;
        _source.Cancel();
    }
}
