// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>Finds given secrets, in every encoding that known secrets are found in.</summary>
sealed class SecretCheck : TextCheck
{
    readonly List<LiteralSearch> _searches = [];

    /// <summary>A check for these secrets.</summary>
    /// <exception cref="ArgumentException">One is too short, or there is none.</exception>
    public static SecretCheck For(string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (secrets.Length == 0)
            throw new ArgumentException("Name at least one secret.", nameof(secrets));
        var check = new SecretCheck();
        foreach (var secret in secrets)
        {
            if (secret is null || secret.Length < LiteralMatcher.LengthMinimum)
                throw new ArgumentException("A secret must have at least four characters.", nameof(secrets));
            check._searches.Add(LiteralSearch.For([secret])!);
        }

        return check;
    }

    protected override IEnumerable<string> Find(string name, string text)
    {
        for (var i = 0; i < _searches.Count; i++)
        {
            HitList hits = default;
            _searches[i].Find(text, ref hits);
            if (!hits.IsEmpty)
                yield return string.Create(CultureInfo.InvariantCulture, $"secret {i + 1}");
        }
    }
}
