// SPDX-License-Identifier: Apache-2.0
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
}
