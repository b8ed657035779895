// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>One setting: how it is read from its section and checked afterwards.</summary>
abstract class Setting<TOptions>(string key, string shape)
{
    public string Key { get; } = key;

    public string Shape { get; } = shape;

    /// <summary>Reads the value into the options, or returns why it cannot be read.</summary>
    public abstract string? Read(IConfigurationSection section, TOptions options);

    /// <summary>Returns why the value in the options cannot be used, after putting the default back; else null.</summary>
    public abstract string? Check(TOptions options, TOptions defaults);

    /// <summary>The default as configuration text.</summary>
    public abstract string Default(TOptions defaults);

    /// <summary>What to write, as the end of a mistake's sentence.</summary>
    public abstract string Fix { get; }
}
