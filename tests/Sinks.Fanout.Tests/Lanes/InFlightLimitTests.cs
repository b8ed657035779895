// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class InFlightLimitTests
{
    [Fact]
    public void An_adaptive_limit_grows_by_one_to_32_while_events_wait()
    {
        var limit = new InFlightLimit(null);
        limit.Current.ShouldBe(2);
        limit.OnDelivered(moreWaits: true);
        limit.Current.ShouldBe(3);
        limit.OnDelivered(moreWaits: false);
        limit.Current.ShouldBe(3);
        for (var i = 0; i < 100; i++)
            limit.OnDelivered(moreWaits: true);
        limit.Current.ShouldBe(32);
    }

    [Fact]
    public void An_adaptive_limit_halves_to_2_with_failures()
    {
        var limit = new InFlightLimit(null);
        for (var i = 0; i < 100; i++)
            limit.OnDelivered(moreWaits: true);
        int[] seen = [.. Enumerable.Range(0, 6).Select(_ =>
        {
            limit.OnFailed();
            return limit.Current;
        })];
        seen.ShouldBe([16, 8, 4, 2, 2, 2]);
    }

    [Fact]
    public void A_fixed_limit_stays()
    {
        var limit = new InFlightLimit(1);
        limit.OnDelivered(moreWaits: true);
        limit.OnFailed();
        limit.Current.ShouldBe(1);
    }
}
