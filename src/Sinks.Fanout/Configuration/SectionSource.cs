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
    /// The section; environment variables that the host's configuration does not read reach it too. Where it does, the
    /// host's own order of providers holds.
    /// </summary>
    public static IConfigurationSection Find(IConfiguration configuration, string section)
    {
        if (configuration is not IConfigurationRoot root)
            return configuration.GetSection(section);
        var variables = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(section);
        var unread = variables.AsEnumerable()
            .Where(variable => variable.Value is not null && !IsRead(root, variable.Key)).ToList();
        // A root on top of the host's own would listen to it for good.
        if (unread.Count == 0)
            return root.GetSection(section);
        var whole = new ConfigurationBuilder().AddConfiguration(root).AddInMemoryCollection(unread).Build();
        return whole.GetSection(section);
    }

    /// <summary>The same for options that were found already, inside the arguments of a sink.</summary>
    public static IConfigurationSection Find(IConfiguration? configuration, IConfigurationSection options) =>
        configuration is IConfigurationRoot root
        && string.Equals(KeyOf(root.GetSection(options.Path)), KeyOf(options), StringComparison.Ordinal)
            ? Find(root, options.Path)
            : options;

    /// <summary>What is the same for two faces over the same section with the same content.</summary>
    /// <param name="section">The section.</param>
    /// <param name="isIgnored">Says of a key below the section, such as <c>Ignore:Categories:0</c>, that it does not
    /// count.</param>
    public static string KeyOf(IConfigurationSection section, Func<string, bool>? isIgnored = null)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var entries = section.AsEnumerable().OrderBy(static entry => entry.Key, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in entries.Where(entry => isIgnored?.Invoke(Below(section, entry.Key)) != true))
            content.AppendData(Encoding.UTF8.GetBytes($"{key.ToUpperInvariant()}\0{value}\0"));
        return $"{section.Path}\0{Convert.ToHexString(content.GetHashAndReset())}";
    }

    static string Below(IConfigurationSection section, string key) =>
        key.Length > section.Path.Length ? key[(section.Path.Length + 1)..] : "";

    /// <summary>A provider that reads variables with a prefix alone does not read ours.</summary>
    static bool IsRead(IConfigurationRoot root, string key) => root.Providers.Any(provider => provider switch
    {
        EnvironmentVariablesConfigurationProvider => provider.TryGet(key, out _),
        ChainedConfigurationProvider { Configuration: IConfigurationRoot inner } => IsRead(inner, key),
        _ => false,
    });
}
