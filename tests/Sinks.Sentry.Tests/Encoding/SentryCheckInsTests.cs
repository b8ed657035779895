// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryCheckInsTests
{
    static readonly FanoutSchedule Nightly = new()
    {
        Crontab = "0 3 * * *",
        TimeZone = "Europe/Berlin",
        Margin = TimeSpan.FromMinutes(5),
        MaxRuntime = TimeSpan.FromHours(2),
    };

    [Fact]
    public void The_beginning_of_a_run_is_written_as_approved() =>
        Approved.MatchJson(SomeSignals.Payload(SomeSignals.CheckIn()).Payload, "check-in-start.json");

    [Fact]
    public void The_end_of_a_run_that_has_a_schedule_is_written_as_approved()
    {
        var written = SomeSignals.Payload(SomeSignals.CheckedOut(Nightly));

        written.Type.ShouldBe("check_in");
        Approved.MatchJson(written.Payload, "check-in-end.json");
    }

    [Theory]
    [InlineData(FanoutCheckInStatus.InProgress, "in_progress")]
    [InlineData(FanoutCheckInStatus.Ok, "ok")]
    [InlineData(FanoutCheckInStatus.Error, "error")]
    public void A_status_has_the_name_of_the_protocol(FanoutCheckInStatus status, string name) =>
        SomeSignals.Json(SomeSignals.CheckIn() with { Status = status }).GetProperty("status").GetString()
            .ShouldBe(name);

    [Theory]
    [InlineData(1, 1, "minute")]
    [InlineData(0.5, 1, "minute")]
    [InlineData(90.25, 91, "minute")]
    [InlineData(60, 1, "hour")]
    [InlineData(1_500, 25, "hour")]
    [InlineData(1_440, 1, "day")]
    [InlineData(10_080, 7, "day")]
    public void An_interval_is_told_in_its_largest_whole_unit(double minutes, int value, string unit)
    {
        var schedule = Config(new FanoutSchedule { Interval = TimeSpan.FromMinutes(minutes) }).GetProperty("schedule");

        schedule.GetProperty("type").GetString().ShouldBe("interval");
        schedule.GetProperty("value").GetInt32().ShouldBe(value);
        schedule.GetProperty("unit").GetString().ShouldBe(unit);
    }

    [Fact]
    public void Times_are_whole_minutes_that_servers_take()
    {
        var config = Config(Nightly with { Margin = TimeSpan.FromSeconds(61), MaxRuntime = TimeSpan.FromDays(300) });

        config.GetProperty("checkin_margin").GetInt32().ShouldBe(2);
        config.GetProperty("max_runtime").GetInt32().ShouldBe(28 * 24 * 60);
    }

    [Fact]
    public void Without_times_to_run_at_nothing_is_declared() =>
        SomeSignals.Json(SomeSignals.CheckIn(new FanoutSchedule { MaxRuntime = TimeSpan.FromHours(1) }))
            .TryGetProperty("monitor_config", out _).ShouldBeFalse();

    static JsonElement Config(FanoutSchedule schedule) =>
        SomeSignals.Json(SomeSignals.CheckIn(schedule)).GetProperty("monitor_config");
}
