// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A named, redacted value.</summary>
/// <param name="Name">The name as logged.</param>
/// <param name="Value">The value after redaction.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FanoutProperty(string Name, FanoutValue Value);
