// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench;

/// <summary>One measurement, with its baseline in the same run.</summary>
interface IMeasurement
{
    string Name { get; }

    /// <summary>What is measured, in a line.</summary>
    string Subject { get; }

    Task<IReadOnlyList<Figure>> RunAsync();
}
