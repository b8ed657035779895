// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookSignerTests
{
    const string Url = "https://hooks.example.org/t0ken";

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!w")]
    [InlineData("whsec_c2hvcnQgc2VjcmV0")]
    [InlineData(" ")]
    public void A_secret_that_cannot_be_read_turns_the_backend_off_and_is_not_repeated(string secret)
    {
        var refusal = WebhookHost.Refuses(Url, o => o.Secret = secret);

        refusal.Key.ShouldBe("Secret");
        refusal.Reason.ShouldBe("is not whsec_ followed by the base64 of 24 to 64 bytes.");
        refusal.Fix.ShouldStartWith("Copy the whole secret");
        if (secret != " ")
            refusal.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public void A_previous_secret_without_a_present_one_turns_the_backend_off()
    {
        var refusal = WebhookHost.Refuses(Url, o => o.PreviousSecret = WebhookHost.Secret);

        refusal.Key.ShouldBe("Secret");
        refusal.Reason.ShouldBe("is missing although PreviousSecret is set.");
        refusal.ToString().ShouldNotContain(WebhookHost.Secret);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_secret_the_backend_says_once_that_it_does_not_sign(string? secret)
    {
        var host = new WebhookHost();
        host.Make(Url, o => o.Secret = secret);
        host.Reports.ShouldHaveSingleItem().ShouldBe("sends unsigned requests, because no Secret is set.");
        host.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public void A_previous_secret_that_cannot_be_read_is_a_mistake_that_costs_only_itself()
    {
        var host = new WebhookHost();
        host.Make(Url, o =>
        {
            o.Secret = WebhookHost.Secret;
            o.PreviousSecret = "0ld";
        });

        var mistake = host.Mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe("Fanout:Backends:ops:PreviousSecret");
        mistake.ToString().ShouldNotContain("0ld");
        host.Reports.ShouldBeEmpty();
    }

    [Fact]
    public void The_signatures_of_a_rotation_are_those_of_each_secret_the_present_one_first()
    {
        var present = WebhookSecret.Parse(WebhookHost.Secret)!;
        var previous = WebhookSecret.Parse(WebhookHost.OtherSecret)!;
        var body = "{}"u8.ToArray();

        new WebhookSigner([present, previous]).Sign("msg_1", 7, body).ShouldBe(
            StandardWebhooksSignature.Sign(present, "msg_1", 7, body)
            + " "
            + StandardWebhooksSignature.Sign(previous, "msg_1", 7, body));
    }
}
