// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog.Tests;

public sealed class DatadogKeyTests
{
    [Theory]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("\u00fcmlaut")]
    public void A_key_that_no_header_holds_turns_the_backend_off(string key)
    {
        var refusal = DatadogHost.Refuses(o => o.ApiKey = key);
        refusal.Key.ShouldBe("ApiKey");
        refusal.Message.ShouldNotContain(key);
    }

    [Fact]
    public void A_key_as_long_as_application_keys_are_is_announced()
    {
        var host = new DatadogHost();
        DatadogKey.Read(new DatadogOptions { ApiKey = new string('a', 40) }, host.Setup).Length.ShouldBe(40);
        host.Reports.ShouldHaveSingleItem().ShouldContain("application keys");
        DatadogKey.Read(new DatadogOptions { ApiKey = $" {DatadogHost.Key} " }, host.Setup).ShouldBe(DatadogHost.Key);
        host.Reports.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Status_shows_the_end_of_a_key_that_is_long_enough()
    {
        await using var backend = new DatadogHost().Make();
        backend.Profile.Destination.ShouldBe("http-intake.logs.datadoghq.com (key ...cdef)");
        DatadogKey.Shown("short").ShouldBe("");
    }
}
