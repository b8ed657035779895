// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Keys that are nothing but base64: those of Azure carry a signature at a fixed place, a secret key of AWS is 40
/// characters under a name that says so.
/// </summary>
static class Base64Key
{
    const int Longest = 90;

    static readonly SearchValues<char> Alphabet = SearchValues.Create(TokenPart.Characters('t'));

    // Length with padding, where the signature stands, and the signatures.
    static readonly (int Length, int At, string[] Signatures)[] AzureKeys =
    [
        (44, 33, ["AzCa", "AzEG", "AzFu", "+ASb", "+AEh", "+ARm", "AIoT", "AzSe", "AzMa", "APIM"]),
        (52, 42, ["AzSe", "+ACR", "AzCo", "AzML"]),
        (56, 44, ["AzFu"]),
        (84, 52, ["JQQJ9"]),
        (88, 76, ["APIM", "ACDb", "+ASt", "+ABa", "+AMC", "AzFu"]),
    ];

    /// <summary>Takes the key out that has the run in it.</summary>
    /// <returns>Its end; -1 when there is none.</returns>
    public static int Find(
        ReadOnlySpan<char> text, int start, int end, bool aws, bool azure, ref HitList hits)
    {
        while (start > 0 && end - start <= Longest && Alphabet.Contains(text[start - 1]) && text[start - 1] != '=')
            start--;
        if (end < text.Length && Alphabet.Contains(text[end]))
        {
            var rest = text[end..Math.Min(text.Length, end + Longest)];
            var more = rest.IndexOfAnyExcept(Alphabet);
            end += more < 0 ? rest.Length : more;
        }

        if (azure && end - start is 44 or 52 or 56 or 84 or 88 && IsAzure(text[start..end]))
            return hits.Add(text, start, end, RuleNames.AzureSecret);
        return aws && AwsSecret.IsNamed(text, start, end) ? hits.Add(text, start, end, RuleNames.AwsSecret) : -1;
    }

    static bool IsAzure(ReadOnlySpan<char> key)
    {
        foreach (var (length, at, signatures) in AzureKeys)
        {
            if (key.Length != length)
                continue;
            foreach (var signature in signatures)
            {
                if (key[at..].StartsWith(signature, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }
}
