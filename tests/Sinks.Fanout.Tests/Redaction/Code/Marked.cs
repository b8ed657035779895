// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Events;
using Sinks.Fanout.Tests.Foreign;

namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>What Serilog captures of an object with the policy, and what our redaction makes of it.</summary>
static class Marked
{
    public const string Taken = "[redacted:attribute]";

    public static LogEvent Event(string template, params object?[] values)
    {
        var sink = new CollectingSink();
        using (var logger = new LoggerConfiguration().Destructure.WithRedaction().WriteTo.Sink(sink).CreateLogger())
            logger.Error(template, values);
        return sink.Single;
    }

    /// <summary>As every sink of the host sees it.</summary>
    public static LogEventPropertyValue Captured(object value) => Event("{@Value}", value).Properties["Value"];

    /// <summary>The members as other sinks print them.</summary>
    public static string Printed(object value) => Captured(value).ToString(null, null);

    /// <summary>The members as our backends get them.</summary>
    public static string Sent(object value) =>
        ValueConverter.Convert(Redactor.Default.Redact("Value", Captured(value))).ToString();
}
