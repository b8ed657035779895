// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What an emitter leaves for the dispatcher. A slot is published by its event, which is written last.
/// </summary>
[StructLayout(LayoutKind.Auto)]
struct IntakeSlot
{
    public LogEvent? Event;
    public FanoutContext? Context;

    /// <summary>
    /// The activity that was current, for an event with a trace; whether it is the event's is not known.
    /// </summary>
    public Activity? Activity;
}
