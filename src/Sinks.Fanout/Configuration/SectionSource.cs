// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Sinks.Fanout;

/// <summary>Finds the section a fan-out is configured by.</summary>
static class SectionSource
{
    /// <summary>
    /// The section; environment variables reach it even when the host's configuration does not read them. Where it does, the
    /// host's own order of providers holds.
    /// </summary>
    public static IConfigurationSection Find(IConfiguration configuration, string section) =>
        configuration is IConfigurationRoot root && !root.Providers.Any(static p => p is EnvironmentVariablesConfigurationProvider)
            ? new ConfigurationBuilder().AddConfiguration(root).AddEnvironmentVariables().Build().GetSection(section)
            : configuration.GetSection(section);

    /// <summary>What is the same for two faces over the same section with the same content.</summary>
    public static string KeyOf(IConfigurationSection section)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in section.AsEnumerable().OrderBy(static entry => entry.Key, StringComparer.OrdinalIgnoreCase))
            content.AppendData(Encoding.UTF8.GetBytes($"{key.ToUpperInvariant()}\0{value}\0"));
        return $"{section.Path}\0{Convert.ToHexString(content.GetHashAndReset())}";
    }
}
