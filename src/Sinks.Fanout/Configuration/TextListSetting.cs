// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A list of texts: an array in JSON, or one text separated by commas.</summary>
sealed class TextListSetting<TOptions>(
    string key, Func<TOptions, IList<string>?> get, Action<TOptions, IList<string>> set)
    : Setting<TOptions>(key, "a list of texts")
{
    public override string Fix => "Write an array, or one text separated by commas.";

    public override string? Read(IConfigurationSection section, TOptions options)
    {
        if (section.GetChildren().Any())
        {
            var items = new List<string>();
            foreach (var child in section.GetChildren())
            {
                if (child.Value is null)
                    return "holds something that is no text.";
                items.Add(child.Value);
            }

            set(options, items);
            return null;
        }

        // The JSON provider turns [] into an empty text, and an environment variable can only be a text.
        if (section.Value is { } text)
            set(options, [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
        return null;
    }

    public override string? Check(TOptions options, TOptions defaults) => null;

    public override string Default(TOptions defaults) => string.Join(", ", get(defaults) ?? []);
}
