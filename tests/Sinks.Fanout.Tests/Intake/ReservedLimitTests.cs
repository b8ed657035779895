// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Intakes;

public class ReservedLimitTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(4, 3, 4)]
    [InlineData(16, 12, 16)]
    [InlineData(20, 15, 19)]
    [InlineData(100, 75, 95)]
    [InlineData(long.MaxValue, 6917529027641081856, 8762203435012037017)]
    public void A_quarter_is_kept_for_errors_and_a_twentieth_for_fatal(long limit, long low, long error)
    {
        var reserved = new ReservedLimit(limit);
        reserved.For(LogEventLevel.Verbose).ShouldBe(low);
        reserved.For(LogEventLevel.Warning).ShouldBe(low);
        reserved.For(LogEventLevel.Error).ShouldBe(error);
        reserved.For(LogEventLevel.Fatal).ShouldBe(limit);
        reserved.Whole.ShouldBe(limit);
    }
}
