// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Lanes;

public sealed class SendPaceTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Never = TimeSpan.MaxValue;
    static readonly Arbitrary<int> AnySeed = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Without_a_limit_everything_may_go()
    {
        var pace = new SendPace(null);
        pace.Take(1_000_000, Second, Never).ShouldBe(1_000_000);
        pace.TryTakeAll(1_000_000, Second).ShouldBeTrue();
        pace.WaitUntil.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void At_first_one_seconds_worth_may_go_and_then_half_of_it_each_half_second()
    {
        var pace = new SendPace(10);
        pace.Take(100, Second, Never).ShouldBe(10);
        pace.Take(100, Second, Never).ShouldBe(0);
        ShouldBeAbout(pace.WaitUntil, 1.5 * Second);
        pace.Take(100, 1.4 * Second, Never).ShouldBe(0);
        pace.Take(100, pace.WaitUntil, Never).ShouldBe(5);
    }

    [Fact]
    public void Fewer_than_half_a_seconds_worth_need_not_wait_for_more()
    {
        var pace = new SendPace(10);
        pace.Take(10, Second, Never).ShouldBe(10);
        pace.Take(2, Second, Never).ShouldBe(0);
        ShouldBeAbout(pace.WaitUntil, 1.2 * Second);
        pace.Take(2, pace.WaitUntil, Never).ShouldBe(2);
    }

    [Fact]
    public void A_limit_below_one_lets_one_event_go_in_so_many_seconds()
    {
        var pace = new SendPace(0.5);
        pace.Take(9, Second, Never).ShouldBe(1);
        pace.Take(9, Second, Never).ShouldBe(0);
        ShouldBeAbout(pace.WaitUntil, 3 * Second);
        pace.Take(9, pace.WaitUntil, Never).ShouldBe(1);
    }

    [Fact]
    public void What_is_sent_again_goes_as_a_whole_or_waits()
    {
        var pace = new SendPace(10);
        pace.Take(8, Second, Never).ShouldBe(8);
        pace.TryTakeAll(8, Second).ShouldBeFalse();
        ShouldBeAbout(pace.WaitUntil, 1.6 * Second);
        pace.TryTakeAll(8, pace.WaitUntil).ShouldBeTrue();
    }

    [Fact]
    public void A_batch_larger_than_the_bucket_goes_when_it_is_full_and_is_paid_for_afterwards()
    {
        var pace = new SendPace(2);
        pace.TryTakeAll(10, Second).ShouldBeTrue();
        pace.Take(1, Second, Never).ShouldBe(0);
        ShouldBeAbout(pace.WaitUntil, 5.5 * Second);
    }

    [Fact]
    public void Near_the_end_what_there_is_goes_at_once()
    {
        var pace = new SendPace(10);
        pace.Take(10, Second, Never).ShouldBe(10);
        pace.Take(10, 1.3 * Second, latest: 1.4 * Second).ShouldBe(3);
        pace.WaitUntil.ShouldBeLessThan(1.3 * Second);
        pace.Take(10, 1.3 * Second, latest: 1.4 * Second).ShouldBe(0);
    }

    [Fact]
    public void Room_that_is_given_back_can_be_taken_again_but_never_more_than_the_bucket_holds()
    {
        var pace = new SendPace(4);
        pace.Take(4, Second, Never).ShouldBe(4);
        pace.GiveBack(3);
        pace.Take(9, Second, Never).ShouldBe(3);
        pace.GiveBack(1000);
        pace.Take(9, Second, Never).ShouldBe(4);
    }

    [Fact]
    public void A_changed_limit_holds_at_once_and_forgets_nothing()
    {
        var pace = new SendPace(100);
        pace.Retune(10, Second);
        pace.Take(100, Second, Never).ShouldBe(10);
        pace.Retune(1000, Second);
        pace.Take(100, Second, Never).ShouldBe(0);
        pace.Retune(null, Second);
        pace.WaitUntil.ShouldBe(TimeSpan.Zero);
        pace.Take(100, Second, Never).ShouldBe(100);
        pace.Retune(3, Second);
        pace.Take(100, Second, Never).ShouldBe(3);
    }

    [Fact]
    public void In_no_window_go_more_than_the_limit_times_its_length_and_one_bucket() =>
        Prop.ForAll(AnySeed, static seed => CheckWindows(new Random(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Scale.Of(200, 5_000)));

    static void CheckWindows(Random random)
    {
        var limit = Math.Pow(10, (random.NextDouble() * 5) - 2);
        var pace = new SendPace(limit);
        var sent = new List<(TimeSpan At, int Count)>();
        var now = TimeSpan.Zero;
        for (var i = 0; i < 60; i++)
        {
            now += random.Next(3) == 0 && pace.WaitUntil > now ? pace.WaitUntil - now : Second * random.NextDouble();
            sent.Add((now, Take(pace, random, now, largest: Math.Max(1, (int)limit))));
        }

        for (var from = 0; from < sent.Count; from++)
        {
            var sum = 0;
            for (var to = from; to < sent.Count; to++)
            {
                sum += sent[to].Count;
                var length = (sent[to].At - sent[from].At).TotalSeconds;
                ((double)sum).ShouldBeLessThanOrEqualTo(Math.Max(1, limit) + (limit * length) + 0.001);
            }
        }

        pace.Take(1, now + (Second / limit) + Second, Never).ShouldBe(1);
    }

    static int Take(SendPace pace, Random random, TimeSpan now, int largest)
    {
        var count = random.Next(1, largest + 1);
        return random.Next(3) > 0 ? pace.Take(count, now, now + Second) : pace.TryTakeAll(count, now) ? count : 0;
    }

    static void ShouldBeAbout(TimeSpan actual, TimeSpan expected)
    {
        actual.ShouldBeGreaterThanOrEqualTo(expected);
        actual.ShouldBeLessThan(expected + TimeSpan.FromMicroseconds(1));
    }
}
