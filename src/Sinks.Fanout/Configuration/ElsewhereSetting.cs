// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A key that is known here and read by somebody else.</summary>
sealed class ElsewhereSetting<TOptions>(string key) : Setting<TOptions>(key)
{
    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) => [];
}
