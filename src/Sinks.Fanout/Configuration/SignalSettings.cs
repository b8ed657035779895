// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>The settings below <c>Traces</c> and <c>Monitors</c>.</summary>
static class SignalSettings
{
    const int CrontabFields = 5;
    const int LowestLimit = 100;
    const int HighestLimit = 1_000_000;

    static readonly SearchValues<char> CrontabLetters =
        SearchValues.Create("0123456789*/,-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Year = TimeSpan.FromDays(366);

    public static void DeclareTraces(SettingTable<TraceOptions> traces) => traces
        .TextList("Sources", static o => o.Sources, static (o, v) => o.Sources = v)
        .Integer(
            "SpanLimit", static o => o.SpanLimit, static (o, v) => o.SpanLimit = (int)v, LowestLimit, HighestLimit)
        .Integer(
            "IntakeLimit",
            static o => o.IntakeLimit,
            static (o, v) => o.IntakeLimit = (int)v,
            LowestLimit,
            HighestLimit);

    public static void DeclareMonitor(SettingTable<MonitorOptions> monitor) => monitor
        .Text("Workflow", static o => o.Workflow, static (o, v) => o.Workflow = v)
        .Add(new ValueSetting<MonitorOptions, string?>(
            "Crontab",
            "a crontab expression",
            "Write five fields separated by spaces, such as 0 3 * * *.",
            static o => o.Crontab,
            static (o, v) => o.Crontab = v,
            static text => (true, text),
            static value => value is null || IsCrontab(value),
            static value => value ?? ""))
        .OptionalDuration("Interval", static o => o.Interval, static (o, v) => o.Interval = v, Minute, Year)
        .Text("TimeZone", static o => o.TimeZone, static (o, v) => o.TimeZone = v)
        .OptionalDuration("Margin", static o => o.Margin, static (o, v) => o.Margin = v, Minute, Year)
        .OptionalDuration("MaxRuntime", static o => o.MaxRuntime, static (o, v) => o.MaxRuntime = v, Minute, Year);

    static bool IsCrontab(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == CrontabFields
            && Array.TrueForAll(fields, static field => field.AsSpan().IndexOfAnyExcept(CrontabLetters) < 0);
    }
}
