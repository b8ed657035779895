// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One event for PagerDuty's Events API v2, but for the routing key, which no queue or file holds.</summary>
sealed class PagerDutyEncoder(string source, string? client, PagerDutyActions actions, PagerDutyDedup dedup)
    : IItemEncoder
{
    const int SummaryLimit = 1024;
    const int NameLimit = 255;

    public int TrimLevels => WebhookTrim.Hard;

    public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
    {
        var @event = (FanoutEvent)item;
        var action = actions.For(@event);
        var key = dedup.KeyFor(@event, action);
        if (key.IsEmpty)
        {
            throw new InvalidOperationException(
                "nothing tells which incident it is about: set PagerDuty:DedupBy, or give it a PagerDutyDedupKey");
        }

        using var json = FanoutJson.Rent(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("event_action"u8, NameOf(action));
        writer.WriteString("dedup_key"u8, key);
        if (action == PagerDutyAction.Trigger)
            WritePayload(writer, @event, WebhookTrim.Of(trimLevel));
        writer.WriteEndObject();
    }

    void WritePayload(Utf8JsonWriter writer, FanoutEvent @event, WebhookTrim trim)
    {
        writer.WriteText("client"u8, client, NameLimit);
        writer.WriteStartObject("payload"u8);
        writer.WriteText("summary"u8, SummaryOf(@event), SummaryLimit);
        writer.WriteText("source"u8, source, NameLimit);
        writer.WriteString("severity"u8, SeverityOf(@event.Level));
        writer.WriteString("timestamp"u8, @event.Timestamp.UtcDateTime);
        writer.WriteText("component"u8, @event.SourceContext, NameLimit);
        writer.WriteText("group"u8, @event.Context.WorkflowId, NameLimit);
        writer.WriteText("class"u8, @event.Exception?.Type, NameLimit);
        writer.WritePropertyName("custom_details"u8);
        WebhookEventEncoder.Write(writer, @event, trim);
        writer.WriteEndObject();
    }

    static string SummaryOf(FanoutEvent @event) =>
        !string.IsNullOrWhiteSpace(@event.Message) ? @event.Message : @event.Exception?.Type ?? @event.Level.ToString();

    static ReadOnlySpan<byte> NameOf(PagerDutyAction action) => action switch
    {
        PagerDutyAction.Acknowledge => "acknowledge"u8,
        PagerDutyAction.Resolve => "resolve"u8,
        _ => "trigger"u8,
    };

    static ReadOnlySpan<byte> SeverityOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "critical"u8,
        LogEventLevel.Error => "error"u8,
        LogEventLevel.Warning => "warning"u8,
        _ => "info"u8,
    };
}
