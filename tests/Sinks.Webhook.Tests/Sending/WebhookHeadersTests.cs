// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookHeadersTests
{
    [Theory]
    [InlineData("webhook-id")]
    [InlineData("Webhook-Signature")]
    [InlineData("WEBHOOK-TIMESTAMP")]
    [InlineData("Content-Type")]
    [InlineData("content-length")]
    [InlineData("Content-Encoding")]
    [InlineData("Host")]
    [InlineData("User-Agent")]
    [InlineData("Transfer-Encoding")]
    [InlineData("connection")]
    [InlineData("Proxy-Authorization")]
    public void Headers_of_the_request_itself_are_refused(string name)
    {
        var mistake = Refused(name, "t0ken");
        mistake.Path.ShouldBe("Fanout:Backends:ops:Headers:" + name);
        mistake.Reason.ShouldBe("is set by the request itself.");
    }

    [Theory]
    [InlineData("t0ken\r\nX-Other: 1")]
    [InlineData("t0ken\n")]
    [InlineData("t0ken\u00e9")]
    [InlineData("t0ken\0")]
    [InlineData(null)]
    public void Values_that_no_header_can_hold_are_refused(string? value)
    {
        var mistake = Refused("X-Team", value);
        mistake.Path.ShouldBe("Fanout:Backends:ops:Headers:X-Team");
        mistake.Reason.ShouldBe("cannot be sent in a header.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("X Team")]
    [InlineData("X-Team\r\nX-Other")]
    [InlineData("Last-Modified")]
    public void Names_that_no_request_header_has_are_refused(string name)
    {
        var mistake = Refused(name, "t0ken");
        mistake.Path.ShouldBe("Fanout:Backends:ops:Headers");
        mistake.Reason.ShouldBe("holds a name that no request header has.");
    }

    static Mistake Refused(string name, string? value)
    {
        var host = new WebhookHost();
        host.Make("https://hooks.example.org", o => o.Headers[name] = value!);
        var mistake = host.Mistakes.ShouldHaveSingleItem();
        mistake.Fix.ShouldNotBeEmpty();
        mistake.ToString().ShouldNotContain("t0ken");
        return mistake;
    }
}
