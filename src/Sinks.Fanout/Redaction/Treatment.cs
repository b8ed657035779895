// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>What becomes of what a rule found.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Keep">How many characters Partial keeps.</param>
/// <param name="PerName">Whether the name is part of the pseudonym.</param>
/// <param name="IsOfName">Whether the name asked for it, not the rule.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Treatment(RedactionStrategy Strategy, int Keep, bool PerName, bool IsOfName = false)
{
    /// <summary>Whether the rule takes what stands under a secret name, whatever the value.</summary>
    public bool IsByName { get; init; }
}
