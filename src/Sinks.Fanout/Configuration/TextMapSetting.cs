// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Texts under names of the user's choice: an object in JSON. Adds to what code has set.</summary>
sealed class TextMapSetting<TOptions>(string key, Func<TOptions, IDictionary<string, string>> get)
    : Setting<TOptions>(key)
{
    const string Fix = "Write an object whose values are texts.";

    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            report(new Mistake(section.Path, "is a text, and should be an object.", Fix));
        foreach (var child in section.GetChildren())
        {
            if (child.Value is null)
                report(new Mistake(child.Path, "is no text.", Fix));
            else
                get(options)[child.Key] = child.Value;
        }

    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        [new SettingDescription(Key, "an object of texts", "")];
}
