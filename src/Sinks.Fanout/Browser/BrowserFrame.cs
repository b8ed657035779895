// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A frame of a script's stack, not redacted yet.</summary>
/// <param name="Function">The function's name, or null.</param>
/// <param name="Url">The address of the script, or null.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
/// <param name="InApp">Whether it is the site's own code rather than a library's or an extension's.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct BrowserFrame(string? Function, string? Url, int Line, int Column, bool InApp);
