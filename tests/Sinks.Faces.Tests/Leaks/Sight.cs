// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net;
using System.Text;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>Looks for a secret in what arrived: as it is, and in every encoding somebody could undo.</summary>
static class Sight
{
    public static bool Of(string secret, string body)
    {
        var hex = Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
        for (var level = 0; level < 3; level++)
        {
            if (body.Contains(secret, StringComparison.Ordinal)
                || body.Contains(hex, StringComparison.OrdinalIgnoreCase)
                || Uri.UnescapeDataString(body).Contains(secret, StringComparison.Ordinal)
                || WebUtility.HtmlDecode(body).Contains(secret, StringComparison.Ordinal))
                return true;
            body = Unescape(body);
        }

        return false;
    }

    /// <summary>Undoes one level of JSON's escapes, wherever they stand.</summary>
    public static string Unescape(string body)
    {
        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\' || i + 1 == body.Length)
            {
                text.Append(body[i]);
                continue;
            }

            i++;
            if (body[i] == 'u' && i + 4 < body.Length
                && ushort.TryParse(
                    body.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(body[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            }
        }

        return text.ToString();
    }
}
