// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Receiver;

/// <summary>Checks a request as Standard Webhooks says; see https://www.standardwebhooks.com.</summary>
sealed class WebhookSignature(string secret, TimeProvider time)
{
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public bool IsValid(IHeaderDictionary headers, byte[] body)
    {
        var (id, timestamp) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        if (id.Length == 0 || !IsRecent(timestamp))
            return false;
        var key = Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal));
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var expected = Encoding.ASCII.GetBytes($"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}");
        return headers["webhook-signature"].ToString().Split(' ')
            .Any(offered => CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(offered)));
    }

    bool IsRecent(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= Tolerance.TotalSeconds;
}
