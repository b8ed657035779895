// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A stretch of text that a rule takes out.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Hit(int Start, int End, string Rule)
{
    public int Length => End - Start;
}
