// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Webhook.Tests;

public sealed class StandardWebhooksSignatureTests
{
    [Fact]
    public void The_published_test_vector_is_signed_as_published() =>
        StandardWebhooksSignature.Sign(
            WebhookSecret.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            Encoding.UTF8.GetBytes("""{"test": 2432232314}"""))
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}
