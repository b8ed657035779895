// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Secrets whose text is known, for every fan-out and every <see cref="Redactor"/> of the process: they are taken out
/// wherever they stand, also encoded for URLs, JSON, HTML, XML or in base64, as <c>[redacted:value]</c>. They are held
/// in memory as they are; nothing gives them out again.
/// </summary>
public static class KnownSecrets
{
    /// <summary>Adds a secret.</summary>
    /// <param name="value">The secret, in exact case; blanks around it do not count.</param>
    /// <returns>False when it is shorter than four characters, for that would be found in too much; also once there
    /// are 10,000.</returns>
    public static bool Add(string? value) => KnownValues.Process.Add(value);

    /// <summary>Removes a secret, however it was added. A configuration that changes may add it again.</summary>
    /// <param name="value">The secret, in exact case.</param>
    /// <returns>Whether it was there.</returns>
    public static bool Remove(string? value) => KnownValues.Process.Remove(value);

    /// <summary>
    /// Adds every secret of a configuration, now and whenever it is loaded again: values under names that are secret,
    /// and what is secret in connection strings, URLs and other values. Values shorter than six characters and words
    /// such as <c>localhost</c> and <c>changeme</c> are left out; <see cref="Add"/> takes them.
    /// </summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <returns>How many secrets there are in it.</returns>
    public static int AddFrom(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return KnownValues.Process.AddFrom(configuration);
    }
}
