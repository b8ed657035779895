// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// An enum's names under names of the user's choice: an object in JSON, or one text of pairs. Adds to what code has
/// set.
/// </summary>
sealed class ChoiceMapSetting<TOptions, TEnum>(
    string key, string example, Func<TOptions, IDictionary<string, TEnum>> get)
    : Setting<TOptions>(key)
    where TEnum : struct, Enum
{
    string PairsFix => $"Write an object, or pairs separated by commas: {example}.";

    public override void Read(IConfigurationSection section, TOptions options, Action<Mistake> report)
    {
        foreach (var child in section.GetChildren())
        {
            if (child.GetChildren().Any())
                report(new Mistake(child.Path, "is a section, and should be a text.", ChoiceText.Fix<TEnum>()));
            else
                Put(child.Key, child.Value, child.Path, options, report);
        }

        // An environment variable can only be a text: what it says wins over an object, which a file must have set.
        foreach (var pair in section.Value?.Split(',', Splitting) ?? [])
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[0].Length == 0)
                report(new Mistake(section.Path, "holds something that is not a pair.", PairsFix));
            else
                Put(parts[0], parts[1], $"{section.Path}:{parts[0]}", options, report);
        }
    }

    public override void Check(TOptions options, TOptions defaults, string path, Action<Mistake> report)
    {
        var choices = get(options);
        foreach (var (name, value) in choices.ToArray())
        {
            if (Enum.IsDefined(value))
                continue;
            report(new Mistake($"{path}:{name}", $"cannot be {value}.", ChoiceText.Fix<TEnum>()));
            choices.Remove(name);
        }
    }

    public override IEnumerable<SettingDescription> Describe(TOptions defaults) =>
        [new SettingDescription(Key, $"an object whose values are each {ChoiceText.Shape<TEnum>()}", "")];

    static StringSplitOptions Splitting => StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    void Put(string name, string? text, string path, TOptions options, Action<Mistake> report)
    {
        // An empty value means "not set": it is how an environment variable takes a setting back.
        if (string.IsNullOrWhiteSpace(text))
            return;
        if (ChoiceText.TryParse<TEnum>(text.Trim(), out var value))
            get(options)[name] = value;
        else
            report(new Mistake(path, $"cannot be read as {ChoiceText.Shape<TEnum>()}.", ChoiceText.Fix<TEnum>()));
    }
}
