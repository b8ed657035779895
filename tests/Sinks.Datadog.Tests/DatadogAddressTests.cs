// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog.Tests;

public sealed class DatadogAddressTests
{
    [Theory]
    [InlineData(null, "https://http-intake.logs.datadoghq.com/api/v2/logs")]
    [InlineData(" ", "https://http-intake.logs.datadoghq.com/api/v2/logs")]
    [InlineData("datadoghq.com", "https://http-intake.logs.datadoghq.com/api/v2/logs")]
    [InlineData("us3.datadoghq.com", "https://http-intake.logs.us3.datadoghq.com/api/v2/logs")]
    [InlineData("us5.datadoghq.com", "https://http-intake.logs.us5.datadoghq.com/api/v2/logs")]
    [InlineData("ap1.datadoghq.com", "https://http-intake.logs.ap1.datadoghq.com/api/v2/logs")]
    [InlineData("ap2.datadoghq.com", "https://http-intake.logs.ap2.datadoghq.com/api/v2/logs")]
    [InlineData("uk1.datadoghq.com", "https://http-intake.logs.uk1.datadoghq.com/api/v2/logs")]
    [InlineData("DatadogHQ.eu", "https://http-intake.logs.datadoghq.eu/api/v2/logs")]
    [InlineData("app.datadoghq.eu", "https://http-intake.logs.datadoghq.eu/api/v2/logs")]
    [InlineData("ddog-gov.com", "https://http-intake.logs.ddog-gov.com/api/v2/logs")]
    [InlineData("us2.ddog-gov.com", "https://http-intake.logs.us2.ddog-gov.com/api/v2/logs")]
    public void A_known_site_has_its_intake(string? site, string address)
    {
        var host = new DatadogHost();
        DatadogAddress.Read(new DatadogOptions { Site = site }, host.Setup).AbsoluteUri.ShouldBe(address);
        host.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_site_is_used_as_given_and_announced()
    {
        var host = new DatadogHost();
        DatadogAddress.Read(new DatadogOptions { Site = "jp9.datadoghq.com" }, host.Setup)
            .Host.ShouldBe("http-intake.logs.jp9.datadoghq.com");
        host.Reports.ShouldHaveSingleItem().ShouldContain("none of those known");
    }

    [Theory]
    [InlineData("https://app.datadoghq.eu", "is an address.")]
    [InlineData("datadoghq.eu/logs", "is an address.")]
    [InlineData("eu", "is not a site.")]
    [InlineData("0123456789abcdef0123456789abcdef", "is not a site.")]
    [InlineData("data doghq.eu", "is not a site.")]
    public void What_is_no_site_turns_the_backend_off_and_is_not_repeated(string site, string reason)
    {
        var refusal = DatadogHost.Refuses(o => o.Site = site);
        refusal.Key.ShouldBe("Site");
        refusal.Reason.ShouldBe(reason);
        refusal.Fix.ShouldNotBeEmpty();
        refusal.Message.ShouldNotContain("0123456789");
    }

    [Theory]
    [InlineData("https://relay.example.org", "https://relay.example.org/api/v2/logs", 0)]
    [InlineData("https://relay.example.org:8443/", "https://relay.example.org:8443/api/v2/logs", 0)]
    [InlineData("https://relay.example.org/dd?x=1", "https://relay.example.org/dd?x=1", 0)]
    [InlineData("http://localhost:8282", "http://localhost:8282/api/v2/logs", 0)]
    [InlineData("http://agent:8282", "http://agent:8282/api/v2/logs", 1)]
    public void An_address_takes_the_place_of_the_site(string url, string address, int reports)
    {
        var host = new DatadogHost();
        DatadogAddress.Read(new DatadogOptions { Url = url, Site = "datadoghq.eu" }, host.Setup)
            .AbsoluteUri.ShouldBe(address);
        host.Reports.Count.ShouldBe(reports);
    }

    [Theory]
    [InlineData("relay.example.org", "is not a web address.")]
    [InlineData("ftp://relay.example.org", "is not a web address.")]
    [InlineData("https://me:t0ken@relay.example.org", "holds a user name or password, which would not be sent.")]
    public void An_address_that_cannot_be_used_turns_the_backend_off(string url, string reason)
    {
        var refusal = DatadogHost.Refuses(o => o.Url = url);
        refusal.Key.ShouldBe("Url");
        refusal.Reason.ShouldBe(reason);
        refusal.Message.ShouldNotContain("t0ken");
    }
}
