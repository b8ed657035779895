// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook.Tests;

public sealed class WebhookMessageIdTests
{
    [Fact]
    public void It_names_the_first_event_and_the_count() =>
        WebhookMessageId.Of([Some.Id(1), Some.Id(2)]).ShouldBe("msg_5eed0000000040008000000000000001_2_17435588");

    [Fact]
    public void A_regrouped_batch_is_not_taken_for_a_retry() =>
        WebhookMessageId.Of([Some.Id(1), Some.Id(2)]).ShouldNotBe(WebhookMessageId.Of([Some.Id(1), Some.Id(3)]));

    [Fact]
    public void It_holds_no_dot_because_the_signed_text_is_separated_by_dots() =>
        WebhookMessageId.Of([Guid.Empty]).ShouldNotContain(".");
}
