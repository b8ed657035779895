// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout.Tests.Redaction;

/// <summary>Looks for a secret as it is, in hexadecimal digits, and in base64.</summary>
static class Leak
{
    public static bool In(string text, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return text.Contains(secret, StringComparison.Ordinal)
            || text.Contains(Convert.ToHexString(bytes), StringComparison.OrdinalIgnoreCase)
            || text.Contains(string.Join(',', bytes), StringComparison.Ordinal)
            || text.Contains("\"" + string.Join("\",\"", secret.ToCharArray()) + "\"", StringComparison.Ordinal);
    }
}
