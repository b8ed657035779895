// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Hosts.App;

/// <summary>What the settings led to, before anything is logged and so without sending anything.</summary>
static class Description
{
    public static int Print()
    {
        foreach (var status in FanoutStatus.All)
        {
            Console.Out.WriteLine($"pipeline {status.Name}");
            foreach (var mistake in status.Mistakes)
                Console.Out.WriteLine($"mistake {mistake}");
            foreach (var backend in status.Backends)
                Console.Out.WriteLine($"{backend.Name}: {backend.State}");
        }

        return 0;
    }
}
