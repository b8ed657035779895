// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A stretch of text that a rule takes out.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Rule">The rule, as markers name it: <c>card</c>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RedactionSpan(int Start, int Length, string Rule);
