// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Signs with the present secret, and with the previous one while receivers change over.</summary>
sealed class WebhookSigner(IReadOnlyList<byte[]> keys)
{
    /// <summary>The signer, or null when there is no secret; that is said aloud where one is expected.</summary>
    /// <exception cref="SettingException">The secret cannot be used; nothing is sent unsigned instead.</exception>
    public static WebhookSigner? Read(WebhookOptions options, BackendSetup setup, bool isExpected)
    {
        if (string.IsNullOrEmpty(options.Secret))
        {
            if (!string.IsNullOrEmpty(options.PreviousSecret))
            {
                throw new SettingException(
                    nameof(options.Secret),
                    "is missing although PreviousSecret is set.",
                    "Write the present secret under Secret, or take PreviousSecret out.");
            }

            if (isExpected)
                setup.Report("sends unsigned requests, because no Secret is set.");
            return null;
        }

        var key = WebhookSecret.Parse(options.Secret)
            ?? throw new SettingException(nameof(options.Secret), WebhookSecret.Reason, WebhookSecret.Fix);
        return ReadPrevious(options, setup) is { } previous
            ? new WebhookSigner([key, previous])
            : new WebhookSigner([key]);
    }

    /// <summary>The <c>webhook-signature</c> of one attempt.</summary>
    public string Sign(string id, long timestamp, ReadOnlyMemory<byte> body) =>
        string.Join(' ', keys.Select(key => StandardWebhooksSignature.Sign(key, id, timestamp, body.Span)));

    static byte[]? ReadPrevious(WebhookOptions options, BackendSetup setup)
    {
        if (string.IsNullOrEmpty(options.PreviousSecret))
            return null;
        var previous = WebhookSecret.Parse(options.PreviousSecret);
        if (previous is null)
            setup.ReportMistake(nameof(options.PreviousSecret), WebhookSecret.Reason, WebhookSecret.Fix);
        return previous;
    }
}
