// SPDX-License-Identifier: Apache-2.0
using Sinks.TestKit.Receivers;

namespace Sinks.Webhook.Tests.Receivers;

/// <summary>
/// Whether the reference library of Standard Webhooks takes what we send: the whole way, from the logger on.
/// </summary>
public class StandardWebhooksTests
{
    [ReceiverFact]
    public async Task The_reference_library_verifies_our_signature_and_refuses_another_secret_or_a_changed_body()
    {
        await using var verifier = new WebhookVerifier();
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(
            f => f.Webhook("ops", $"{server.Address}/hook", o => o.Secret = WebhookHost.Secret));
        host.Logger.Error("cannot convert {File}", "r\u00e9sum\u00e9.md");
        await host.SettleAsync();
        var request = server.Requests.ShouldHaveSingleItem();

        (await verifier.VerifyAsync(WebhookHost.Secret, request)).Ok.ShouldBeTrue();
        (await verifier.VerifyAsync(WebhookHost.OtherSecret, request)).Ok.ShouldBeFalse();
        (await verifier.VerifyAsync(WebhookHost.Secret, request.Headers, request.Text + " ")).Ok.ShouldBeFalse();
    }

    [ReceiverFact]
    public async Task While_a_secret_is_rotated_both_the_old_and_the_new_one_verify()
    {
        await using var verifier = new WebhookVerifier();
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f => f.Webhook("ops", server.Address, o =>
            (o.Secret, o.PreviousSecret) = (WebhookHost.OtherSecret, WebhookHost.Secret)));
        host.Logger.Error("rotated");
        await host.SettleAsync();
        var request = server.Requests.ShouldHaveSingleItem();

        (await verifier.VerifyAsync(WebhookHost.Secret, request)).Ok.ShouldBeTrue();
        (await verifier.VerifyAsync(WebhookHost.OtherSecret, request)).Ok.ShouldBeTrue();
    }
}
