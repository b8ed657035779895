// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>Where a span stands among those of its process.</summary>
/// <param name="Root">The activity at the top, the span's own for a local root.</param>
/// <param name="IsRoot">Whether it is a local root, or all that is left of its trace here.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct SpanPlace(Activity Root, bool IsRoot);
