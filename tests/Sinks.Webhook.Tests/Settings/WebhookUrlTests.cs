// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookUrlTests
{
    [Theory]
    [InlineData("hooks.example.org/t0ken", "is not a web address.")]
    [InlineData("/t0ken", "is not a web address.")]
    [InlineData("https://", "is not a web address.")]
    [InlineData("https:///t0ken", "is not a web address.")]
    [InlineData("ftp://hooks.example.org/t0ken", "is not a web address.")]
    [InlineData("file:///t0ken", "is not a web address.")]
    [InlineData("https://hooks example org/t0ken", "is not a web address.")]
    [InlineData("https://me:t0ken@hooks.example.org", "holds a user name or password, which would not be sent.")]
    [InlineData("http://hooks.example.org/t0ken", "is plain http, which anybody on the way can read.")]
    [InlineData("http://localhost.example.org/t0ken", "is plain http, which anybody on the way can read.")]
    public void An_address_that_cannot_be_used_turns_the_backend_off_and_is_not_repeated(string url, string reason)
    {
        var refusal = WebhookHost.Refuses(url);

        refusal.Key.ShouldBe("Url");
        refusal.Reason.ShouldBe(reason);
        refusal.Fix.ShouldNotBeEmpty();
        refusal.ToString().ShouldNotContain("t0ken");
    }

    [Theory]
    [InlineData("https://hooks.example.org/t0ken")]
    [InlineData("  https://hooks.example.org/t0ken\n")]
    [InlineData("HTTPS://hooks.example.org:8443/t0ken?a=b")]
    public void Https_needs_no_permission(string url)
    {
        var host = new WebhookHost();
        host.Make(url, o => o.Secret = WebhookHost.Secret).Profile.Destination.ShouldBe("hooks.example.org");
        host.Reports.ShouldBeEmpty();
        host.Mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:5000/t0ken")]
    [InlineData("http://127.0.0.1/t0ken")]
    [InlineData("http://[::1]:5000/t0ken")]
    public void Plain_http_to_the_own_machine_needs_none_either(string url)
    {
        var host = new WebhookHost();
        host.Make(url, o => o.Secret = WebhookHost.Secret).Profile.Destination.ShouldBe(new Uri(url).Host);
        host.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void Plain_http_elsewhere_works_with_AllowHttp_and_is_announced_by_host_only()
    {
        var host = new WebhookHost();
        host.Make("http://hooks.example.org/t0ken", o =>
        {
            o.AllowHttp = true;
            o.Secret = WebhookHost.Secret;
        }).Profile.Destination.ShouldBe("hooks.example.org");
        host.Reports.ShouldBe(["sends to hooks.example.org unencrypted, because AllowHttp is set."]);
    }
}
