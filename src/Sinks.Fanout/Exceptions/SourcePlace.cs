// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A place in the source, as symbols record it; without a file nothing is known.</summary>
/// <param name="File">The path of the file, or null.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
/// <param name="Column">The column, from 1; 0 when unknown.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct SourcePlace(string? File, int Line, int Column);
