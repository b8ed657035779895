// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Sinks.Hosting;

/// <summary>What packages above this one add to the services of every host, also of one that reports by its own
/// code.</summary>
static class HostAdditions
{
    static ImmutableList<Action<IServiceCollection>> All = [];

    /// <summary>Adds an addition, to hosts that are built from now on.</summary>
    public static void Add(Action<IServiceCollection> addition) =>
        ImmutableInterlocked.Update(ref All, static (all, added) => all.Add(added), addition);

    public static void Apply(IServiceCollection services)
    {
        foreach (var addition in All)
            addition(services);
    }
}
