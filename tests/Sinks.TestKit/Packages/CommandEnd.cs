// SPDX-License-Identifier: Apache-2.0
using Shouldly;

namespace Sinks.TestKit.Packages;

/// <summary>How a command ended.</summary>
/// <param name="Command">What was run, for messages.</param>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record CommandEnd(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>Fails with all the command wrote unless it ended with this exit code.</summary>
    public CommandEnd ShouldEndWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, ToString());
        return this;
    }

    public override string ToString() =>
        $"{Command} ended with exit code {ExitCode}.\n--- output\n{Output}\n--- errors\n{Errors}";
}
