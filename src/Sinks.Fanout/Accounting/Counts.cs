// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Sinks.Fanout;

/// <summary>Counts by name.</summary>
static class Counts
{
    public static IReadOnlyDictionary<string, long> None { get; } = FrozenDictionary<string, long>.Empty;
}
