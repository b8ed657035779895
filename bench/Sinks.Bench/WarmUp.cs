// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench;

/// <summary>
/// The runtime compiles what is called often a second time, with what it has learnt. Hosts run that code, so it is what
/// is measured: after so long everything has been compiled that will be.
/// </summary>
static class WarmUp
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(4);
}
