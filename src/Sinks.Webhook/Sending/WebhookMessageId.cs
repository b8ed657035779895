// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;

namespace Sinks.Webhook;

/// <summary>The <c>webhook-id</c>: equal for the same events and no others: a receiver knows a retry.</summary>
static class WebhookMessageId
{
    /// <summary>
    /// The first event's id, the count, and a check over all ids: a batch that begins alike but was regrouped must not
    /// be taken for a retry, or its other events would be discarded as known.
    /// </summary>
    public static string Of(IReadOnlyList<Guid> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in ids)
            hash.AppendData(id.ToByteArray());
        var check = Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 4));
        return string.Create(CultureInfo.InvariantCulture, $"msg_{ids[0]:N}_{ids.Count}_{check}");
    }
}
