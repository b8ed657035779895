// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Why a lane does not want an event; status and metrics show the names in lower case.</summary>
enum Filter
{
    None = 0,
    Level,
    Name,
    Sampled,
    Filter,
}
