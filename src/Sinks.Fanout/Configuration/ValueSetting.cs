// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A setting of one text in configuration.</summary>
sealed class ValueSetting<TOptions, TValue>(
    string key,
    string shape,
    string fix,
    Func<TOptions, TValue> get,
    Action<TOptions, TValue> set,
    Func<string, (bool Success, TValue Value)> parse,
    Func<TValue, bool> isUsable,
    Func<TValue, string> format) : Setting<TOptions>(key)
{
    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        if (section.GetChildren().Any())
        {
            report(new Mistake(section.Path, $"is a section, and should be {shape}.", fix));
            return;
        }

        // An empty value means "not set": it is how an environment variable takes a setting back.
        if (string.IsNullOrWhiteSpace(section.Value))
            return;
        var (success, value) = parse(section.Value.Trim());
        if (success)
            set(options, value);
        else
            report(new Mistake(section.Path, $"cannot be read as {shape}.", fix));
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
        var value = get(options);
        if (isUsable(value))
            return;
        report(new Mistake(path, $"cannot be {format(value)}.", fix));
        set(options, get(defaults));
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        [new SettingDescription(Key, shape, format(get(defaults)))];
}
