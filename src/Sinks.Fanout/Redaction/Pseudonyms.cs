// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// Makes pseudonyms: HMAC-SHA256 of rule, name and value, cut to 16 bytes. The same value has the same one in every
/// event, backend and process that has the key; without the key nobody can try values out.
/// </summary>
sealed class Pseudonyms(string keyId, byte[] key)
{
    const int Bytes = 16;

    /// <summary>The pseudonyms of the options; null when there is no usable key.</summary>
    public static Pseudonyms? Of(PseudonymOptions options) =>
        PseudonymKey.TryRead(options.Key) is { } key && PseudonymKey.IsKeyId(options.KeyId)
            ? new Pseudonyms(options.KeyId, key)
            : null;

    /// <summary>The pseudonym of a value, such as <c>k1:...</c>.</summary>
    /// <param name="rule">What the value is; the same text as something else has another pseudonym.</param>
    /// <param name="name">The name it stands under, if that is to count.</param>
    /// <param name="value">The value, however it is written.</param>
    public string Of(string rule, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        // What the name gives away is one kind, whatever the text around looks like.
        var kind = RuleInfo.Find(rule) is { IsByName: true } ? RuleNames.Name : rule;
        var text = string.Join('\0', kind, NameStrategies.Normalise(name), CanonicalValue.Of(rule, value));
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        return string.Concat(keyId, ":", Base64Url(hash.AsSpan(0, Bytes)));
    }

    /// <summary>Whether a text is a pseudonym of this key with its rule: <c>email:k1:...</c>.</summary>
    public bool IsOwn(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && Marker.IsRule(text[..colon]) && Marker.IsPseudonym(text[(colon + 1)..])
            && text[(colon + 1)..].StartsWith(keyId, StringComparison.Ordinal)
            && text[colon + 1 + keyId.Length] == ':';
    }

    static string Base64Url(ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
