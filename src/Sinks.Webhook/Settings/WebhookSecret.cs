// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>The text form of a symmetric secret of Standard Webhooks.</summary>
static class WebhookSecret
{
    public const string Reason = "is not whsec_ followed by the base64 of 24 to 64 bytes.";
    public const string Fix = "Copy the whole secret; a new one is made by: echo whsec_$(openssl rand -base64 32)";

    const string Prefix = "whsec_";

    /// <summary>The secret's bytes, or null when the text is not a secret.</summary>
    public static byte[]? Parse(string text)
    {
        // A secret that was mounted as a file often ends in a line break.
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var bytes = new byte[trimmed.Length];
        return Convert.TryFromBase64String(trimmed[Prefix.Length..], bytes, out var count) && count is >= 24 and <= 64
            ? bytes[..count]
            : null;
    }
}
