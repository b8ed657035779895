// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Changes to the built-in list of secret names. Case and separators do not matter: <c>LoyaltyCode</c> is
/// <c>loyalty_code</c>. A leading <c>*</c> matches any beginning.
/// </summary>
public sealed class RedactionNames
{
    /// <summary>Names whose values are redacted too; a leading <c>*</c> matches any beginning.</summary>
    public IList<string> Add { get; set; } = [];

    /// <summary>Names whose values are never redacted by name; their values are still looked at.</summary>
    public IList<string> Allow { get; set; } = [];

    /// <summary>
    /// Names whose values are redacted too, each with what becomes of them;
    /// <see cref="RedactionStrategy.Off"/> is as good as <see cref="Allow"/>.
    /// </summary>
    public IDictionary<string, RedactionStrategy> Strategies { get; } =
        new Dictionary<string, RedactionStrategy>(StringComparer.OrdinalIgnoreCase);
}
