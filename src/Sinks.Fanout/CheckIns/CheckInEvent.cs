// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// A check-in as an event, for backends that have no other place for it: <c>check_in_started</c> and
/// <c>check_in_completed</c> are information, <c>check_in_failed</c> is an error.
/// </summary>
static class CheckInEvent
{
    public static FanoutEvent Of(FanoutCheckIn checkIn)
    {
        var (name, template) = checkIn switch
        {
            { Status: FanoutCheckInStatus.InProgress } => ("check_in_started", "Check-in {Monitor}: started"),
            { Status: FanoutCheckInStatus.Ok } => ("check_in_completed", "Check-in {Monitor}: completed"),
            { IsMissedEnd: true } => ("check_in_failed", "Check-in {Monitor}: failed, nobody said that it ended"),
            _ => ("check_in_failed", "Check-in {Monitor}: failed"),
        };
        var message = template.Replace("{Monitor}", checkIn.Monitor, StringComparison.Ordinal);
        return new FanoutEvent
        {
            Id = checkIn.Id,
            Timestamp = checkIn.Timestamp,
            Level = checkIn.Status == FanoutCheckInStatus.Error ? LogEventLevel.Error : LogEventLevel.Information,
            Template = template,
            TemplateNames = ["Monitor"],
            Message = message,
            EventName = name,
            Properties = Properties(checkIn),
            TraceId = checkIn.TraceId,
            SpanId = checkIn.SpanId,
            Context = checkIn.Context,
            EstimatedBytes = EventSize.BaseBytes,
        };
    }

    /// <summary>In the order of their names. The fingerprint lets what completes resolve what failed.</summary>
    static FanoutProperties Properties(FanoutCheckIn checkIn)
    {
        var properties = new List<FanoutProperty>
        {
            new("CheckInId", FanoutValue.From(checkIn.CheckInId.ToString("N", CultureInfo.InvariantCulture))),
        };
        if (checkIn.Duration is { } duration)
            properties.Add(new("DurationSeconds", FanoutValue.From(duration.TotalSeconds)));
        properties.Add(new("Fingerprint", FanoutValue.From($"check-in {checkIn.Monitor}")));
        properties.Add(new("Monitor", FanoutValue.From(checkIn.Monitor)));
        return new FanoutProperties([.. properties]);
    }
}
