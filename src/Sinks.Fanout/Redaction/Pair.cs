// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A name, the separator after it, and what the name says about the value.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Pair(PairName Name, Separator Separator, NameVerdict Verdict);
