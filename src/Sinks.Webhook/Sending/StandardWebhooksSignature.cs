// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sinks.Webhook;

/// <summary>The symmetric signature of Standard Webhooks: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>.</summary>
static class StandardWebhooksSignature
{
    /// <summary>Signs one attempt.</summary>
    /// <param name="key">The secret's bytes.</param>
    /// <param name="id">The <c>webhook-id</c>.</param>
    /// <param name="timestamp">The <c>webhook-timestamp</c>: Unix seconds of the attempt.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <returns>One entry of the <c>webhook-signature</c> list.</returns>
    public static string Sign(ReadOnlySpan<byte> key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
