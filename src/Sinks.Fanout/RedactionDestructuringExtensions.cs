// SPDX-License-Identifier: Apache-2.0
using Serilog.Configuration;
using Sinks.Fanout;

namespace Serilog;

/// <summary>Adds <c>Destructure.WithRedaction()</c>.</summary>
public static class RedactionDestructuringExtensions
{
    /// <summary>
    /// Heeds <see cref="RedactAttribute"/> and the attributes of others that mean the same on members of objects that
    /// are logged with their structure (<c>{@Order}</c>), for every sink of the logger. In JSON: <c>"Using":
    /// ["Sinks.Fanout"], "Destructure": [{ "Name": "WithRedaction" }]</c>.
    /// </summary>
    /// <param name="destructure">Logger destructuring configuration.</param>
    public static LoggerConfiguration WithRedaction(this LoggerDestructuringConfiguration destructure)
    {
        ArgumentNullException.ThrowIfNull(destructure);
        return destructure.With(new AttributePolicy());
    }
}
