// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookSecretTests
{
    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void Secrets_of_24_to_64_bytes_are_read(int count) =>
        WebhookSecret.Parse("whsec_" + Base64(count)).ShouldBe(Enumerable.Range(0, count).Select(i => (byte)i));

    [Theory]
    [InlineData(23)]
    [InlineData(65)]
    [InlineData(0)]
    public void Shorter_and_longer_ones_are_not(int count) =>
        WebhookSecret.Parse("whsec_" + Base64(count)).ShouldBeNull();

    [Fact]
    public void A_line_break_at_the_end_does_no_harm() =>
        WebhookSecret.Parse(WebhookHost.Secret + "\n").ShouldBe(WebhookSecret.Parse(WebhookHost.Secret));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa!w")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("%WEBHOOK_SECRET%")]
    [InlineData("   ")]
    public void What_is_no_secret_is_not_read(string text) => WebhookSecret.Parse(text).ShouldBeNull();

    static string Base64(int count) => Convert.ToBase64String([.. Enumerable.Range(0, count).Select(i => (byte)i)]);
}
