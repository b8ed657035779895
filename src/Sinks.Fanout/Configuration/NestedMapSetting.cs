// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Sections under names of the user's choice below a section. Adds to what code has set.</summary>
sealed class NestedMapSetting<TOptions, TChild>(
    string key, Func<TOptions, IDictionary<string, TChild>> get, ISettings settings)
    : Setting<TOptions>(key)
    where TChild : class, new()
{
    const string Fix = "Write an object.";

    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            report(new Mistake(section.Path, "is a text, and should be an object of sections.", Fix));
        var children = get(options);
        foreach (var child in section.GetChildren())
        {
            if (!string.IsNullOrWhiteSpace(child.Value))
            {
                report(new Mistake(child.Path, "is a text, and should be a section.", Fix));
                continue;
            }

            if (!children.TryGetValue(child.Key, out var known))
                children[child.Key] = known = new TChild();
            settings.Read(child, known, report);
        }
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
        foreach (var (name, child) in get(options))
            settings.Check(child, $"{path}:{name}", report);
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        settings.Descriptions.Select(child => child with { Key = $"{Key}:<name>:{child.Key}" });
}
