// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A table of settings without its options type: what the pipeline's reader needs of it.</summary>
interface ISettings
{
    /// <summary>Every setting, for documentation and its tests.</summary>
    IReadOnlyList<SettingDescription> Descriptions { get; }

    /// <summary>Fills the options from a section; unknown keys and unreadable values become mistakes.</summary>
    void Read(IConfigurationSection section, object options, Action<Mistake> report);

    /// <summary>Checks every value whatever its source; one that cannot be used goes back to its default.</summary>
    void Check(object options, string path, Action<Mistake> report);
}
