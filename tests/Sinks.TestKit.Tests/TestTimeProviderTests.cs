// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Tests;

public sealed class TestTimeProviderTests
{
    readonly TestTimeProvider _clock = new();
    readonly DateTimeOffset _start;
    readonly List<string> _fired = [];

    public TestTimeProviderTests() => _start = _clock.GetUtcNow();

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_fall_due()
    {
        using var late = Timer("late", due: 3);
        using var early = Timer("early", due: 1);
        using var every = Timer("every", due: 2, period: 2);

        _clock.Advance(TimeSpan.FromSeconds(5));

        _fired.ShouldBe(["early at 1", "every at 2", "late at 3", "every at 4"]);
        (_clock.GetUtcNow() - _start).ShouldBe(TimeSpan.FromSeconds(5));
        _clock.NextDue.ShouldBe(_start.AddSeconds(6));
    }

    [Fact]
    public void A_timer_armed_by_another_fires_within_the_same_advance()
    {
        ITimer? second = null;
        using var first = _clock.CreateTimer(
            _ => second = Timer("second", due: 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(2));

        _fired.ShouldBe(["second at 2"]);
        second!.Dispose();
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        Timer("gone", due: 1).Dispose();

        _clock.Advance(TimeSpan.FromSeconds(2));

        _fired.ShouldBeEmpty();
        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(2), _clock);

        _clock.Advance(TimeSpan.FromSeconds(1));
        delay.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(10));
        _clock.GetElapsedTime(_start.UtcTicks).ShouldBe(TimeSpan.FromSeconds(2));
    }

    ITimer Timer(string name, int due, int? period = null) => _clock.CreateTimer(
        _ => _fired.Add($"{name} at {(_clock.GetUtcNow() - _start).TotalSeconds}"),
        null,
        TimeSpan.FromSeconds(due),
        period is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period.Value));
}
