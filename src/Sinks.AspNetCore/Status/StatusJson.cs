// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sinks.AspNetCore;

/// <summary>Writes the status for programs; the shape is documented in docs/status.md.</summary>
static class StatusJson
{
    public static ReadOnlyMemory<byte> Write(StatusSnapshot status)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("at"u8, status.At);
            json.WriteString("health"u8, NameOf(status.Health.Status));
            WriteTexts(json, "reasons", status.Health.Reasons);
            json.WriteStartArray("fanouts"u8);
            foreach (var fanout in status.Fanouts)
                WriteFanout(json, fanout);
            json.WriteEndArray();
            WriteBrowser(json, status.Browser);
            json.WriteStartArray("hour"u8);
            foreach (var minute in status.Hour)
            {
                json.WriteStartObject();
                json.WriteNumber("errors"u8, minute.Errors);
                json.WriteNumber("delivered"u8, minute.Delivered);
                json.WriteNumber("dropped"u8, minute.Dropped);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    static void WriteFanout(Utf8JsonWriter json, FanoutStatus fanout)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, fanout.Name);
        json.WriteNumber("emitted"u8, fanout.Emitted);
        json.WriteNumber("below_gate"u8, fanout.BelowGate);
        json.WriteNumber("trail_only"u8, fanout.TrailOnly);
        json.WriteNumber("dispatched"u8, fanout.Dispatched);
        json.WriteNumber("waiting"u8, fanout.Waiting);
        WriteCounts(json, "dropped", fanout.Dropped);
        WriteCounts(json, "errors", fanout.Errors);
        WriteCounts(json, "redactions", fanout.Redactions);
        json.WriteStartArray("backends"u8);
        foreach (var backend in fanout.Backends)
            WriteBackend(json, backend);
        json.WriteEndArray();
        json.WriteStartArray("recent_errors"u8);
        foreach (var error in fanout.RecentErrors)
            WriteError(json, error);
        json.WriteEndArray();
        json.WriteStartArray("mistakes"u8);
        foreach (var mistake in fanout.Mistakes)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, mistake.Path);
            json.WriteString("reason"u8, mistake.Reason);
            json.WriteString("fix"u8, mistake.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "notes", fanout.Notes);
        json.WriteEndObject();
    }

    static void WriteBackend(Utf8JsonWriter json, BackendStatus backend)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, backend.Name);
        json.WriteString("type"u8, backend.Type);
        json.WriteString("state"u8, FanoutHealth.StateName(backend.State));
        json.WriteString("why"u8, backend.Why);
        json.WriteBoolean("degraded"u8, backend.IsDegraded);
        json.WriteString("destination"u8, backend.Destination);
        json.WriteNumber("offered"u8, backend.Offered);
        WriteCounts(json, "filtered", backend.Filtered);
        json.WriteNumber("accepted"u8, backend.Accepted);
        json.WriteNumber("delivered"u8, backend.Delivered);
        WriteCounts(json, "dropped", backend.Dropped);
        json.WriteNumber("waiting"u8, backend.Waiting);
        json.WriteEndObject();
    }

    static void WriteError(Utf8JsonWriter json, RecentError error)
    {
        json.WriteStartObject();
        json.WriteString("at"u8, error.Timestamp);
        json.WriteString("level"u8, error.Level.ToString());
        json.WriteString("exception"u8, error.ExceptionType);
        json.WriteString("message"u8, error.Message);
        json.WriteString("category"u8, error.SourceContext);
        json.WriteString("event"u8, error.EventName);
        json.WriteString("trace_id"u8, error.TraceId);
        json.WriteEndObject();
    }

    static void WriteBrowser(Utf8JsonWriter json, BrowserStatus browser)
    {
        json.WriteStartObject("browser"u8);
        json.WriteNumber("received"u8, browser.Received);
        json.WriteNumber("taken"u8, browser.Taken);
        json.WriteNumber("shed"u8, browser.Shed);
        json.WriteNumber("ignored"u8, browser.Ignored);
        WriteCounts(json, "refused", browser.Refused);
        json.WriteEndObject();
    }

    static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, long> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
