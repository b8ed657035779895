// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>The settings every backend has: those of <see cref="BackendOptions"/>.</summary>
static class LaneSettings
{
    static readonly Lazy<HashSet<string>> Keys = new(static () =>
    {
        var settings = new SettingTable<Plain>();
        Declare(settings);
        return ((ISettings)settings).Descriptions.Select(static setting => setting.Key.Split(':')[0])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    });

    static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Whether a key below a backend's section concerns its lane and not the backend itself.</summary>
    public static bool IsOfLaneAlone(string key) => Keys.Value.Contains(key.Split(':')[0]);

    public static void Declare<TOptions>(SettingTable<TOptions> settings)
        where TOptions : BackendOptions, new() => settings
        // Which type a backend is of is read before its options exist; here the key only counts as known.
        .Text("Type", static _ => null, static (_, _) => { })
        .Flag("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v)
        .Choice<LogEventLevel>("MinimumLevel", static o => o.MinimumLevel, static (o, v) => o.MinimumLevel = v)
        .ChoiceMap("Overrides", "Microsoft=Fatal, Shop.Jobs=Debug", static o => o.Overrides)
        .TextList("Events", static o => o.Events, static (o, v) => o.Events = v)
        .Nested<IgnoreOptions>(FilterSettings.IgnoreKey, static o => o.Ignore, FilterSettings.DeclareIgnore)
        .Nested<FilterOptions>(FilterSettings.OnlyKey, static o => o.Only, FilterSettings.DeclareOnly)
        .Share("SampleRate", static o => o.SampleRate, static (o, v) => o.SampleRate = v)
        .Integer("QueueLimit", static o => o.QueueLimit, static (o, v) => o.QueueLimit = (int)v, 1, 10_000_000)
        .Integer(
            "QueueBytesLimit",
            static o => o.QueueBytesLimit,
            static (o, v) => o.QueueBytesLimit = v,
            64 * 1024,
            64L * 1024 * 1024 * 1024)
        .Choice<OverflowPolicy>("Overflow", static o => o.Overflow, static (o, v) => o.Overflow = v ?? default)
        .OptionalInteger("BatchSizeLimit", static o => o.BatchSizeLimit, static (o, v) => o.BatchSizeLimit = (int?)v)
        .OptionalInteger(
            "BatchBytesLimit", static o => o.BatchBytesLimit, static (o, v) => o.BatchBytesLimit = (int?)v, 1024)
        .Duration(
            "BufferingTimeLimit",
            static o => o.BufferingTimeLimit,
            static (o, v) => o.BufferingTimeLimit = v,
            TimeSpan.Zero,
            Longest)
        .OptionalInteger("MaxInFlight", static o => o.MaxInFlight, static (o, v) => o.MaxInFlight = (int?)v, 1, 256)
        .OptionalNumber(
            "EventsPerSecondLimit",
            "2.5",
            static o => o.EventsPerSecondLimit,
            static (o, v) => o.EventsPerSecondLimit = v,
            0.001,
            1_000_000)
        .Duration(
            "SendTimeLimit",
            static o => o.SendTimeLimit,
            static (o, v) => o.SendTimeLimit = v,
            TimeSpan.FromMilliseconds(10),
            Longest)
        .Duration(
            "RetryTimeLimit",
            static o => o.RetryTimeLimit,
            static (o, v) => o.RetryTimeLimit = v,
            TimeSpan.Zero,
            Longest)
        .Duration(
            "SuspendedProbe",
            static o => o.SuspendedProbe,
            static (o, v) => o.SuspendedProbe = v,
            TimeSpan.FromMilliseconds(100),
            Longest);

    sealed class Plain : BackendOptions;
}
