// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What has become of a request, the worse the higher.</summary>
enum RequestOutcome
{
    Exited,
    Errored,
    Crashed,
}
