// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookFanoutExtensionsTests
{
    [Fact]
    public void The_address_given_in_code_wins_over_the_section_and_configure_over_both()
    {
        var options = new WebhookOptions { Url = "https://section.example.org" };

        WebhookFanoutExtensions.Apply(options, null, null);
        options.Url.ShouldBe("https://section.example.org");
        WebhookFanoutExtensions.Apply(options, "https://code.example.org", null);
        options.Url.ShouldBe("https://code.example.org");
        WebhookFanoutExtensions.Apply(options, "https://code.example.org", o => o.Url += "/configured");
        options.Url.ShouldBe("https://code.example.org/configured");
    }

    [Fact]
    public void An_address_given_as_the_name_is_refused_without_repeating_it()
    {
        var exception = Should.Throw<ArgumentException>(
            () => Contract.NewBuilder().Webhook("https://hooks.example.org/t0ken"));

        exception.ParamName.ShouldBe("name");
        exception.Message.ShouldStartWith("The first argument is the backend's name, and an address was given.");
        exception.ToString().ShouldNotContain("t0ken");
    }

    [Theory]
    [InlineData("ops")]
    [InlineData("OPS")]
    public void Two_webhooks_of_one_name_are_refused(string name)
    {
        var builder = Contract.NewBuilder().Webhook("ops", "https://hooks.example.org");
        Should.Throw<ArgumentException>(() => builder.Webhook(name, "https://hooks.example.org"))
            .ParamName.ShouldBe("name");
    }

    [Fact]
    public void Webhooks_of_several_names_are_one_fan_out()
    {
        var builder = Contract.NewBuilder();
        builder.Webhook("ops").Webhook("audit", configure: o => o.AllowHttp = true).ShouldBeSameAs(builder);
    }
}
