// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>One key of a section: how it is read into the options and checked afterwards.</summary>
abstract class Setting<TOptions>(string key)
{
    public string Key { get; } = key;

    /// <summary>Reads the value into the options; one that cannot be read is reported and changes nothing.</summary>
    public abstract void Read(IConfigurationSection section, TOptions options, Action<Mistake> report);

    /// <summary>
    /// Checks the value in the options; one that cannot be used is reported and goes back to its default.
    /// </summary>
    public abstract void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report);

    /// <summary>The setting, or those below it, as documentation shows them.</summary>
    public abstract IEnumerable<SettingDescription> Describe(TOptions defaults);
}
