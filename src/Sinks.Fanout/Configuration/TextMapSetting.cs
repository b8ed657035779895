// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Texts under names of the user's choice: an object in JSON. Adds to what code has set.</summary>
sealed class TextMapSetting<TOptions>(string key, Func<TOptions, IDictionary<string, string>> get)
    : Setting<TOptions>(key, "an object of texts")
{
    public override string Fix => "Write an object whose values are texts.";

    public override string? Read(IConfigurationSection section, TOptions options)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            return $"should be {Shape}.";
        foreach (var child in section.GetChildren())
        {
            if (child.Value is null)
                return $"has no text under '{child.Key}'.";
            get(options)[child.Key] = child.Value;
        }

        return null;
    }

    public override string? Check(TOptions options, TOptions defaults) => null;

    public override string Default(TOptions defaults) => "";
}
