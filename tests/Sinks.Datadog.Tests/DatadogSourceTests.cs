// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog.Tests;

public sealed class DatadogSourceTests
{
    [Fact]
    public void What_is_not_said_comes_from_the_application_and_its_host()
    {
        var setup = new DatadogHost().Setup;
        var source = DatadogSource.Of(new DatadogOptions(), setup);
        source.Service.Value.ShouldBe(setup.Application.Name);
        source.Source.Value.ShouldBe("csharp");
        source.Tags!.Value.Value.ShouldStartWith("env:staging,version:");
        source.Tags!.Value.Value.ShouldNotContain("+");
        source.Host.ShouldBeNull();
    }

    [Fact]
    public void Tags_of_ones_own_win_over_the_host_and_options_over_both()
    {
        var setup = new DatadogHost().Setup;
        DatadogSource.Of(new DatadogOptions { Tags = ["env:mine", "version:7"] }, setup)
            .Tags!.Value.Value.ShouldBe("env:mine,version:7");
        DatadogSource.Of(new DatadogOptions { Version = "2", Environment = "Live", Tags = ["team:x"] }, setup)
            .Tags!.Value.Value.ShouldBe("env:live,version:2,team:x");
    }

    [Fact]
    public void A_service_has_at_most_100_characters() => DatadogSource
        .Of(new DatadogOptions { Service = new string('s', 101) }, new DatadogHost().Setup)
        .Service.Value.Length.ShouldBe(100);
}
