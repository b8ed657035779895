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
            if (ContextNames.TryGet(name, out var field) && value is ScalarValue { Value: { } raw })
                context = With(context, field, ValueConverter.ConvertScalar(raw).ToString());
        }

        return context;
    }

    static FanoutContext With(FanoutContext context, ContextField field, string text) => field switch
    {
        ContextField.WorkflowId => context with { WorkflowId = text },
        ContextField.WorkflowRunId => context with { WorkflowRunId = text },
        ContextField.Step => context with { Step = text },
        ContextField.UserId => context with { UserId = text },
        _ => context with { TenantId = text },
    };
}
