// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A stretch of text that a rule takes out.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where the text goes on.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="NameStart">Where the name begins that it stands under.</param>
/// <param name="NameEnd">Where that name ends; 0 when there is none.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Hit(int Start, int End, string Rule, int NameStart = 0, int NameEnd = 0)
{
    public int Length => End - Start;

    /// <summary>The rule that says by the form of the value what it is, where that is another one.</summary>
    public string? Kind { get; init; }

    /// <summary>What becomes of it.</summary>
    public Treatment Treatment { get; init; }
}
