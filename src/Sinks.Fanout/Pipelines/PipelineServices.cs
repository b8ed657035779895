// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Serilog.Debugging;

namespace Sinks.Fanout;

/// <summary>
/// What a pipeline takes from its surroundings; tests put in their own clock, luck, variables and threads.
/// </summary>
sealed record PipelineServices
{
    // HostDefaults.EnvironmentKey of Microsoft.Extensions.Hosting.
    const string EnvironmentKey = "environment";

    public static PipelineServices Default { get; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where lanes run.</summary>
    public TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;

    /// <summary>The threads of the pipeline's own.</summary>
    public OwnThreads Threads { get; init; } = OwnThreads.Real;

    /// <summary>A number from 0 up to 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The environment that the host's configuration names, such as <c>Production</c>, or null.</summary>
    public string? HostEnvironment { get; init; }

    /// <summary>Where sentences about ourselves go. The text is an argument, never the format.</summary>
    public Action<string> Voice { get; init; } = static sentence => SelfLog.WriteLine("{0}", sentence);

    /// <summary>
    /// The real surroundings in a host of that configuration; below its root nothing is known of the host.
    /// </summary>
    public static PipelineServices In(IConfiguration? configuration) =>
        configuration is IConfigurationRoot root ? Default with { HostEnvironment = root[EnvironmentKey] } : Default;

    /// <summary>Says a sentence. A host's SelfLog handler that throws costs the sentence and nothing else.</summary>
    public void Say(string sentence)
    {
        try
        {
            Voice(sentence);
        }
        catch (Exception failure)
        {
            Debug.WriteLine($"SelfLog's handler threw {failure.GetType().Name}.");
        }
    }
}
