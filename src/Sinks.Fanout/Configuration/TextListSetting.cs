// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A list of texts: an array in JSON, or one text separated by commas.</summary>
sealed class TextListSetting<TOptions>(
    string key, Func<TOptions, IList<string>?> get, Action<TOptions, IList<string>> set)
    : Setting<TOptions>(key)
{
    const string Fix = "Write an array, or one text separated by commas.";

    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        // An environment variable can only be a text: it wins over an array, which a file must have set.
        if (string.IsNullOrWhiteSpace(section.Value) && section.GetChildren().Any())
        {
            var items = new List<string>();
            foreach (var child in section.GetChildren())
            {
                if (child.Value is null)
                    report(new Mistake(child.Path, "is no text.", Fix));
                else
                    items.Add(child.Value);
            }

            // A list of which nothing can be read is no wish for an empty one.
            if (items.Count > 0)
                set(options, items);
            return;
        }

        // The JSON provider turns [] into an empty text.
        if (section.Value is { } text)
            set(options, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        [new SettingDescription(Key, "a list of texts", string.Join(", ", get(defaults) ?? []))];
}
