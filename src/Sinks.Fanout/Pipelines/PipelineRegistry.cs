// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The pipelines of the process.</summary>
sealed class PipelineRegistry
{
    public static PipelineRegistry Process { get; } = new();

    readonly List<FanoutStatus> _ended = [];

    public IReadOnlyList<FanoutStatus> Statuses() => _ended;
}
