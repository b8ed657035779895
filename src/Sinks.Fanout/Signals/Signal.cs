// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>What waits for the dispatcher beside events.</summary>
/// <param name="Source">An <see cref="Activity"/> that has stopped, or an <see cref="ISignal"/>.</param>
/// <param name="Context">The ambient context of the code it came from, or null.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Signal(object Source, FanoutContext? Context)
{
    public FanoutItemKind Kind => Source is ISignal signal ? signal.Kind : FanoutItemKind.Span;
}
