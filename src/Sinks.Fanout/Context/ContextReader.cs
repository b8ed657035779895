// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Joins what an event says about its context with what surrounds it; the event wins. Not redacted yet.
/// </summary>
static class ContextReader
{
    public static FanoutContext Read(LogEvent logEvent, FanoutContext? ambient)
    {
        var context = ambient ?? FanoutContext.Empty;
        if (logEvent.Properties is not Dictionary<string, LogEventPropertyValue> properties)
            return context;
        foreach (var (name, value) in properties)
        {
            if (ContextNames.TryGet(name, out var field)
                && value is ScalarValue { Value: { } raw }
                && TextOf(raw) is { } text
                && !text.StartsWith(MelValues.NotCaptured, StringComparison.Ordinal))
            {
                context = context.With(field, text);
            }
        }

        return context;
    }

    /// <summary>Null when a stranger's object cannot say what it is: it identifies nobody.</summary>
    static string? TextOf(object raw)
    {
        try
        {
            return ValueConverter.ConvertScalar(raw).ToString();
        }
        catch (Exception)
        {
            return null;
        }
    }
}
