// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Hosts.Tests.Support;

/// <summary>How a host ended.</summary>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Took">From the moment it said that it was ending.</param>
/// <param name="Output">What it said after that.</param>
/// <param name="Errors">What went to standard error: SelfLog, and what the runtime says about a crash.</param>
sealed record HostEnd(int ExitCode, TimeSpan Took, string Output, string Errors);
