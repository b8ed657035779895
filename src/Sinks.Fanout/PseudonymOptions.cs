// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The key of pseudonyms. Who has it can tell whether a pseudonym belongs to a value he guesses.</summary>
public sealed class PseudonymOptions
{
    /// <summary>
    /// Which key made a pseudonym, to be seen in it: up to 16 letters, digits, <c>-</c> and <c>_</c>. Default
    /// <c>k1</c>. Change it together with the key.
    /// </summary>
    public string KeyId { get; set; } = "k1";

    /// <summary>
    /// The key, at least 32 bytes, as base64 or as text. A new key makes new pseudonyms: the former ones then belong
    /// to nobody. Keep it out of files: <c>Fanout__Redaction__Pseudonym__Key</c>.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>
    /// Whether one value under different names has different pseudonyms, so that they cannot be joined. Default false.
    /// </summary>
    public bool PerName { get; set; }
}
