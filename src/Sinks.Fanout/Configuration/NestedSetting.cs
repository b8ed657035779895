// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A section below a section.</summary>
sealed class NestedSetting<TOptions, TChild>(string key, Func<TOptions, TChild> get, ISettings settings)
    : Setting<TOptions>(key)
    where TChild : class
{
    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            report(new Mistake(section.Path, "is a text, and should be a section.", "Write an object."));
        settings.Read(section, get(options), report);
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report) =>
        settings.Check(get(options), path, report);

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        settings.Descriptions.Select(child => child with { Key = $"{Key}:{child.Key}" });
}
