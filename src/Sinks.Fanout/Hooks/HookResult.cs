// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>What the hooks made of an event.</summary>
/// <param name="Event">The event, redacted; null when it is dropped.</param>
/// <param name="Reason">Why it is dropped.</param>
/// <param name="Detail">What is worth saying about that, without content.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct HookResult(FanoutEvent? Event, DropReason Reason = default, string? Detail = null);
