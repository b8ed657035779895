// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>That a lane leaves, once: it may stay after all and leave again later.</summary>
sealed class Leaving(Lane lane)
{
    public Lane Lane { get; } = lane;
}
