// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.AspNetCore;

/// <summary>Counts of a minute.</summary>
/// <param name="Errors">Errors logged.</param>
/// <param name="Delivered">Items that backends confirmed, each for each backend.</param>
/// <param name="Dropped">Items lost, also those dropped on purpose.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct StatusMinute(long Errors, long Delivered, long Dropped);
