// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// The settings of an options class, each declared once: the reader, the checks, the message about a mistake and the
/// documentation come from here. Explicit instead of reflected, so that one unusable value costs only itself and native
/// AOT works.
/// </summary>
/// <typeparam name="TOptions">The options class.</typeparam>
[Experimental("SINKS001")]
public sealed class SettingTable<TOptions> : ISettings
    where TOptions : class, new()
{
    readonly List<Setting<TOptions>> _settings = [];

    /// <summary>Declares a text. Its value is never repeated in a message.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> Text(string key, Func<TOptions, string?> get, Action<TOptions, string?> set) =>
        Add(new ValueSetting<TOptions, string?>(
            key,
            "a text",
            "Write a text.",
            get,
            set,
            static text => (true, text),
            static _ => true,
            static value => value ?? ""));

    /// <summary>Declares a switch.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> Flag(string key, Func<TOptions, bool> get, Action<TOptions, bool> set) =>
        OptionalFlag(key, options => get(options), (options, value) => set(options, value == true));

    /// <summary>Declares a switch that may be absent.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> OptionalFlag(string key, Func<TOptions, bool?> get, Action<TOptions, bool?> set) =>
        Add(new ValueSetting<TOptions, bool?>(
            key,
            "true or false",
            "Write true or false.",
            get,
            set,
            static text => SwitchText.TryParse(text, out var value) ? (true, value) : default,
            static _ => true,
            static value => value is null ? "" : value.Value ? "true" : "false"));

    /// <summary>Declares a whole number.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    /// <param name="minimum">The lowest usable value.</param>
    /// <param name="maximum">The highest usable value.</param>
    public SettingTable<TOptions> Integer(
        string key,
        Func<TOptions, long> get,
        Action<TOptions, long> set,
        long minimum = 1,
        long maximum = int.MaxValue) =>
        OptionalInteger(
            key, options => get(options), (options, value) => set(options, value ?? minimum), minimum, maximum);

    /// <summary>Declares a whole number that may be absent.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    /// <param name="minimum">The lowest usable value.</param>
    /// <param name="maximum">The highest usable value.</param>
    public SettingTable<TOptions> OptionalInteger(
        string key,
        Func<TOptions, long?> get,
        Action<TOptions, long?> set,
        long minimum = 1,
        long maximum = int.MaxValue) =>
        Add(new ValueSetting<TOptions, long?>(
            key,
            "a whole number",
            $"Write a whole number from {Number(minimum)} to {Number(maximum)}.",
            get,
            set,
            static text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
                ? (true, value)
                : default,
            value => value is null || (value >= minimum && value <= maximum),
            static value => value is null ? "" : Number(value.Value)));

    /// <summary>Declares a share between 0 and 1 that may be absent.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> Share(string key, Func<TOptions, double?> get, Action<TOptions, double?> set) =>
        OptionalNumber(key, "0.25", get, set, 0, 1);

    /// <summary>Declares a length of time.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    /// <param name="minimum">The shortest usable value.</param>
    /// <param name="maximum">The longest usable value.</param>
    public SettingTable<TOptions> Duration(
        string key, Func<TOptions, TimeSpan> get, Action<TOptions, TimeSpan> set, TimeSpan minimum, TimeSpan maximum) =>
        Add(new ValueSetting<TOptions, TimeSpan>(
            key,
            "a length of time",
            $"Write hours:minutes:seconds between {minimum:c} and {maximum:c}, such as 00:00:05.",
            get,
            set,
            static text => TryParseDuration(text, out var value) ? (true, value) : default,
            value => value >= minimum && value <= maximum,
            static value => value.ToString("c", CultureInfo.InvariantCulture)));

    /// <summary>Declares one of an enum's names, in any case.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> Choice<TEnum>(
        string key, Func<TOptions, TEnum?> get, Action<TOptions, TEnum?> set)
        where TEnum : struct, Enum =>
        Add(new ValueSetting<TOptions, TEnum?>(
            key,
            ChoiceText.Shape<TEnum>(),
            ChoiceText.Fix<TEnum>(),
            get,
            set,
            static text => ChoiceText.TryParse<TEnum>(text, out var value) ? (true, value) : default,
            static value => value is null || Enum.IsDefined(value.Value),
            static value => value?.ToString() ?? ""));

    /// <summary>Declares a list of texts: an array, or one text separated by commas.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property.</param>
    /// <param name="set">Writes the property.</param>
    public SettingTable<TOptions> TextList(
        string key, Func<TOptions, IList<string>?> get, Action<TOptions, IList<string>> set) =>
        Add(new TextListSetting<TOptions>(key, get, set));

    /// <summary>Declares texts under names of the user's choice.</summary>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property; the map is added to.</param>
    public SettingTable<TOptions> TextMap(string key, Func<TOptions, IDictionary<string, string>> get) =>
        Add(new TextMapSetting<TOptions>(key, get));

    /// <summary>Declares a section below this one.</summary>
    /// <typeparam name="TChild">Its options class.</typeparam>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">Reads the property; never null.</param>
    /// <param name="declare">Declares the settings of the section.</param>
    public SettingTable<TOptions> Nested<TChild>(
        string key, Func<TOptions, TChild> get, Action<SettingTable<TChild>> declare)
        where TChild : class, new() =>
        Add(new NestedSetting<TOptions, TChild>(key, get, Declared(declare)));

    /// <summary>Declares sections under names of the user's choice, each of the same shape.</summary>
    /// <typeparam name="TChild">The options class of each.</typeparam>
    /// <param name="key">The key, equal to the property's name.</param>
    /// <param name="get">
    /// Reads the property; the map is added to. Its names should ignore case, as those of configuration do.
    /// </param>
    /// <param name="declare">Declares the settings of a section.</param>
    public SettingTable<TOptions> NestedMap<TChild>(
        string key, Func<TOptions, IDictionary<string, TChild>> get, Action<SettingTable<TChild>> declare)
        where TChild : class, new() =>
        Add(new NestedMapSetting<TOptions, TChild>(key, get, Declared(declare)));

    /// <summary>An enum's names under names of the user's choice; the example shows two pairs as one text.</summary>
    internal SettingTable<TOptions> ChoiceMap<TEnum>(
        string key, string example, Func<TOptions, IDictionary<string, TEnum>> get)
        where TEnum : struct, Enum =>
        Add(new ChoiceMapSetting<TOptions, TEnum>(key, example, get));

    /// <summary>A length of time that may be absent.</summary>
    internal SettingTable<TOptions> OptionalDuration(
        string key,
        Func<TOptions, TimeSpan?> get,
        Action<TOptions, TimeSpan?> set,
        TimeSpan minimum,
        TimeSpan maximum) =>
        Add(new ValueSetting<TOptions, TimeSpan?>(
            key,
            "a length of time",
            $"Write hours:minutes:seconds between {minimum:c} and {maximum:c}, such as 00:10:00.",
            get,
            set,
            static text => TryParseDuration(text, out var value) ? (true, value) : default,
            value => value is null || (value >= minimum && value <= maximum),
            static value => value?.ToString("c", CultureInfo.InvariantCulture) ?? ""));

    /// <summary>A number that may be absent and need not be whole.</summary>
    internal SettingTable<TOptions> OptionalNumber(
        string key,
        string example,
        Func<TOptions, double?> get,
        Action<TOptions, double?> set,
        double minimum,
        double maximum) =>
        Add(new ValueSetting<TOptions, double?>(
            key,
            $"a number from {Number(minimum)} to {Number(maximum)}",
            $"Write a number from {Number(minimum)} to {Number(maximum)}, with a point: {example}.",
            get,
            set,
            static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? (true, value)
                : default,
            value => value is null || (value >= minimum && value <= maximum),
            static value => value is null ? "" : Number(value.Value)));

    /// <summary>A key that somebody else reads.</summary>
    internal SettingTable<TOptions> ReadElsewhere(string key) => Add(new ElsewhereSetting<TOptions>(key));

    IReadOnlyList<SettingDescription> ISettings.Descriptions
    {
        get
        {
            var defaults = new TOptions();
            return [.. _settings.SelectMany(setting => setting.Describe(defaults))];
        }
    }

    void ISettings.Read(IConfigurationSection section, object options, Action<Mistake> report)
    {
        foreach (var child in section.GetChildren())
        {
            var setting = _settings.Find(known =>
                string.Equals(known.Key, child.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
            {
                report(new Mistake(
                    child.Path,
                    "is not a known key.",
                    UnknownKey.Fix(child.Key, _settings.Select(static known => known.Key))));
            }
            else
            {
                setting.Read(child, (TOptions)options, report);
            }
        }
    }

    void ISettings.Check(object options, string path, Action<Mistake> report)
    {
        var defaults = new TOptions();
        foreach (var setting in _settings)
            setting.Check((TOptions)options, defaults, $"{path}:{setting.Key}", report);
    }

    static SettingTable<TChild> Declared<TChild>(Action<SettingTable<TChild>> declare)
        where TChild : class, new()
    {
        ArgumentNullException.ThrowIfNull(declare);
        var settings = new SettingTable<TChild>();
        declare(settings);
        return settings;
    }

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bare number would be read as days by TimeSpan.Parse; nobody means that, so it is refused.</summary>
    static bool TryParseDuration(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>A setting of a shape of its own.</summary>
    internal SettingTable<TOptions> Add(Setting<TOptions> setting)
    {
        _settings.Add(setting);
        return this;
    }
}
