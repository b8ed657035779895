// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Stands for a value that is to be left out, until what holds it has done so.</summary>
static class Removed
{
    /// <summary>The value itself. What does not know it shows a null.</summary>
    public static readonly ScalarValue Value = new(null);

    public static bool Is(LogEventPropertyValue value) => ReferenceEquals(value, Value);
}
