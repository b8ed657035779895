// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>Thrown at start-up under <c>Strict</c> when the configuration holds mistakes.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only made with its mistakes.")]
public sealed class FanoutConfigurationException : InvalidOperationException
{
    internal FanoutConfigurationException(IReadOnlyList<Mistake> mistakes)
        : base("The fan-out's configuration cannot be used as it is. " + string.Join(' ', mistakes)) =>
        Mistakes = mistakes;

    /// <summary>What is wrong, each with its path and what to write instead.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; }
}
