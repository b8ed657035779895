// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>
/// A value of an event by name: of the event itself, of its context or exception (in any case), else a property (in
/// exact case).
/// </summary>
sealed class EventField(string name)
{
    readonly Func<FanoutEvent, string?>? _known = Known(name);

    /// <summary>The value as text; null where the event has none.</summary>
    public string? For(FanoutEvent item)
    {
        if (_known is not null)
            return _known(item);
        return item.Properties.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    static Func<FanoutEvent, string?>? Known(string name) => name.ToUpperInvariant() switch
    {
        "ID" => static item => item.Id.ToString(),
        "TIMESTAMP" => static item => item.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        "LEVEL" => static item => item.Level.ToString(),
        "MESSAGE" => static item => item.Message,
        "TEMPLATE" => static item => item.Template,
        "EVENTNAME" => static item => item.EventName,
        "LOGGER" or "SOURCECONTEXT" => static item => item.SourceContext,
        "TRACEID" => static item => item.TraceId,
        "SPANID" => static item => item.SpanId,
        "WORKFLOWID" => static item => item.Context.WorkflowId,
        "WORKFLOWRUNID" => static item => item.Context.WorkflowRunId,
        "STEP" => static item => item.Context.Step,
        "USERID" => static item => item.Context.UserId,
        "TENANTID" => static item => item.Context.TenantId,
        "EXCEPTION.TYPE" => static item => item.Exception?.Type,
        "EXCEPTION.MESSAGE" => static item => item.Exception?.Message,
        "EXCEPTION.STACK" => static item => StackOf(item.Exception),
        _ => null,
    };

    static string? StackOf(ExceptionInfo? exception)
    {
        if (exception is null)
            return null;
        var text = new ArrayBufferWriter<byte>();
        StackTraceText.Write(exception, text, framesLimit: 60, messageLimit: 4096);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
