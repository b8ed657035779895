// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Known values: an array, or one text, which is one value: a comma may be part of it. Adds to what code has set.
/// </summary>
sealed class ValuesSetting(string key) : Setting<RedactionOptions>(key)
{
    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report)
    {
        var values = options.Values ?? [];
        options.Values = string.IsNullOrEmpty(section.Value)
            ? [.. values, .. section.GetChildren().Select(static child => child.Value ?? "")]
            : [.. values, section.Value];
    }

    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        var usable = new List<string>();
        foreach (var value in options.Values ?? [])
        {
            if (value?.Trim().Length >= LiteralMatcher.LengthMinimum)
            {
                usable.Add(value);
                continue;
            }

            report(new Mistake(
                path,
                "holds a value of fewer than four characters.",
                "Leave it out: it would be found in too much."));
        }

        options.Values = usable;
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) =>
        [new SettingDescription(Key, "a list of texts", "")];
}
