// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Where the value of a property stands in a rendered message.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct HoleSpan(string Name, int Start, int End);
