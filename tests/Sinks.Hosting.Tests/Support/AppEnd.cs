// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Hosting.Tests.Support;

/// <summary>How an application ended.</summary>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Output">Its standard output, which is its own alone.</param>
/// <param name="Errors">Its standard error: its log, SelfLog, and what the runtime says about a crash.</param>
sealed record AppEnd(int ExitCode, string Output, string Errors);
