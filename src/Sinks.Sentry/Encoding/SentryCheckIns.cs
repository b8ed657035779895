// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes the items by which a server knows that a job has begun and how it ended.</summary>
sealed class SentryCheckIns(SentrySource source)
{
    /// <summary>The most minutes that servers take, four weeks: a longer time would cost the whole item.</summary>
    const int MinutesLimit = 28 * 24 * 60;

    readonly SentryRelease _release = new(source);

    public void Write(IBufferWriter<byte> output, FanoutCheckIn checkIn)
    {
        var payload = new ArrayBufferWriter<byte>();
        using (var json = FanoutJson.Rent(payload))
            Write(json.Writer, checkIn);
        SentryItems.WriteJson(output, "check_in"u8, payload.WrittenSpan);
    }

    void Write(Utf8JsonWriter writer, FanoutCheckIn checkIn)
    {
        writer.WriteStartObject();
        SentryText.WriteHex(writer, "check_in_id"u8, checkIn.CheckInId);
        writer.WriteString("monitor_slug"u8, checkIn.Monitor);
        writer.WriteString("status"u8, StatusOf(checkIn.Status));
        if (checkIn.Duration is { } duration)
            writer.WriteNumber("duration"u8, duration.TotalSeconds);
        _release.Write(writer);
        if (checkIn.TraceId is { } traceId)
            WriteTrace(writer, traceId);
        // Servers want to know when it runs before they take anything else about it.
        if (checkIn.Schedule is { } schedule && (schedule.Crontab ?? (object?)schedule.Interval) is not null)
            WriteSchedule(writer, schedule);
        writer.WriteEndObject();
    }

    static void WriteTrace(Utf8JsonWriter writer, string traceId)
    {
        writer.WriteStartObject("contexts"u8);
        writer.WriteStartObject("trace"u8);
        writer.WriteString("trace_id"u8, traceId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    static void WriteSchedule(Utf8JsonWriter writer, FanoutSchedule schedule)
    {
        writer.WriteStartObject("monitor_config"u8);
        writer.WriteStartObject("schedule"u8);
        if (schedule.Crontab is { } crontab)
        {
            writer.WriteString("type"u8, "crontab"u8);
            writer.WriteString("value"u8, crontab);
        }
        else
        {
            WriteInterval(writer, WholeMinutes(schedule.Interval!.Value));
        }

        writer.WriteEndObject();
        if (schedule.Margin is { } margin)
            writer.WriteNumber("checkin_margin"u8, Math.Min(MinutesLimit, WholeMinutes(margin)));
        if (schedule.MaxRuntime is { } longest)
            writer.WriteNumber("max_runtime"u8, Math.Min(MinutesLimit, WholeMinutes(longest)));
        if (schedule.TimeZone is { } zone)
            writer.WriteString("timezone"u8, zone);
        writer.WriteEndObject();
    }

    /// <summary>In the largest unit that it is a whole number of: the server shows it so.</summary>
    static void WriteInterval(Utf8JsonWriter writer, long minutes)
    {
        const int hour = 60;
        const int day = 24 * hour;
        writer.WriteString("type"u8, "interval"u8);
        var unit = minutes % day == 0 ? day : minutes % hour == 0 ? hour : 1;
        writer.WriteNumber("value"u8, minutes / unit);
        writer.WriteString("unit"u8, unit switch { day => "day"u8, hour => "hour"u8, _ => "minute"u8 });
    }

    static long WholeMinutes(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalMinutes));

    static ReadOnlySpan<byte> StatusOf(FanoutCheckInStatus status) => status switch
    {
        FanoutCheckInStatus.Ok => "ok"u8,
        FanoutCheckInStatus.Error => "error"u8,
        _ => "in_progress"u8,
    };
}
