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
    Func<TValue, string> format) : Setting<TOptions>(key, shape)
{
    public override string Fix => fix;

    public override string? Read(IConfigurationSection section, TOptions options)
    {
        if (section.GetChildren().Any())
            return $"is a section, and should be {Shape}.";
        if (string.IsNullOrWhiteSpace(section.Value))
            return null;
        var (success, value) = parse(section.Value.Trim());
        if (!success)
            return $"cannot be read as {Shape}.";
        set(options, value);
        return null;
    }

    public override string? Check(TOptions options, TOptions defaults)
    {
        if (isUsable(get(options)))
            return null;
        var was = format(get(options));
        set(options, get(defaults));
        return $"cannot be {was}.";
    }

    public override string Default(TOptions defaults) => format(get(defaults));
}
