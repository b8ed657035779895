// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>The packs: an array, or one text separated by commas.</summary>
sealed class PacksSetting(string key) : Setting<RedactionOptions>(key)
{
    static string Fix => $"Write one or more of {string.Join(", ", Enum.GetNames<RedactionPacks>())}.";

    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report)
    {
        var packs = RedactionPacks.None;
        var hasAny = false;
        // An environment variable can only be a text: it wins over an array, which a file must have set.
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            foreach (var text in section.Value.Split(',', StringSplitOptions.TrimEntries))
                Add(text, section.Path);
        }
        else
        {
            foreach (var child in section.GetChildren())
                Add(child.Value, child.Path);
        }

        // Nothing is no wish for no redaction; that is written None.
        if (hasAny)
            options.Packs = packs;

        void Add(string? text, string path)
        {
            if (!string.IsNullOrWhiteSpace(text) && ChoiceText.TryParse<RedactionPacks>(text.Trim(), out var pack))
                packs |= pack;
            else
                report(new Mistake(path, "is no pack.", Fix));
            hasAny = true;
        }
    }

    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        if ((options.Packs & ~RedactionPacks.All) == RedactionPacks.None)
            return;
        report(new Mistake(path, "holds a number that is no pack.", Fix));
        options.Packs = RedactionPacks.All;
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) =>
        [new SettingDescription(Key, "a list of packs", defaults.Packs.ToString())];
}
