// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

public class LevelOverridesTests
{
    static readonly LevelOverrides Overrides = new(new Dictionary<string, LogEventLevel>(StringComparer.Ordinal)
    {
        ["Microsoft"] = LogEventLevel.Fatal,
        ["Microsoft.Hosting"] = LogEventLevel.Information,
        ["Microsoft.*.Startup"] = LogEventLevel.Debug,
        ["Shop.Orders."] = LogEventLevel.Warning,
        [" "] = LogEventLevel.Verbose,
    });

    [Theory]
    [InlineData("Microsoft", LogEventLevel.Fatal)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogEventLevel.Fatal)]
    [InlineData("microsoft.aspnetcore", LogEventLevel.Fatal)]
    [InlineData("MicrosoftFoo", null)]
    [InlineData("My.Microsoft", null)]
    [InlineData("Microsoft.Hosting", LogEventLevel.Information)]
    [InlineData("Microsoft.Hosting.Lifetime", LogEventLevel.Information)]
    [InlineData("Microsoft.HostingX", LogEventLevel.Fatal)]
    [InlineData("Microsoft.Hosting.Startup", LogEventLevel.Debug)]
    [InlineData("Shop.Orders", LogEventLevel.Warning)]
    [InlineData("Shop.Orders+Nested", LogEventLevel.Warning)]
    [InlineData("Shop.Orders`1[[System.Int32]]", LogEventLevel.Warning)]
    [InlineData("Shop", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_longest_category_that_is_or_holds_the_one_of_the_event_gives_its_level(
        string? category, LogEventLevel? level) => Overrides.Of(category).ShouldBe(level);

    [Fact]
    public void What_names_no_category_counts_for_nothing()
    {
        Overrides.Lowest.ShouldBe(LogEventLevel.Debug);
        new LevelOverrides([KeyValuePair.Create("", LogEventLevel.Verbose)]).IsEmpty.ShouldBeTrue();
        new LevelOverrides([]).Lowest.ShouldBeNull();
    }
}
