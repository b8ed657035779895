// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Captures objects of types with attributes; all others are left to Serilog.</summary>
sealed class AttributePolicy : IDestructuringPolicy
{
    public bool TryDestructure(
        object value,
        ILogEventPropertyValueFactory propertyValueFactory,
        [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = MarkedType.Of(value.GetType())?.Capture(value, propertyValueFactory);
        return result is not null;
    }
}
