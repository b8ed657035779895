// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>A list of names, each of which stands for what follows it after a dot too.</summary>
sealed class NamePrefixesSetting(
    string key, Func<FanoutOptions, IList<string>?> get, Action<FanoutOptions, IList<string>> set)
    : Setting<FanoutOptions>(key)
{
    const string Fix =
        "Write the beginning of a name up to a dot, such as Shop or Shop.Orders; it stands for all that follows.";

    readonly TextListSetting<FanoutOptions> _list = new(key, get, set);

    public override void Read(IConfigurationSection section, FanoutOptions options, Action<Mistake> report) =>
        _list.Read(section, options, report);

    public override void Check(
        FanoutOptions options, FanoutOptions defaults, string path, Action<Mistake> report)
    {
        var usable = new List<string>();
        var position = 0;
        foreach (var entry in get(options) ?? [])
        {
            var name = entry?.Trim() ?? "";
            if (WhyNot(name) is { } reason)
                report(new Mistake(string.Create(CultureInfo.InvariantCulture, $"{path}:{position}"), reason, Fix));
            else
                usable.Add(name);
            position++;
        }

        set(options, usable);
    }

    public override IEnumerable<SettingDescription> Describe(FanoutOptions defaults) => _list.Describe(defaults);

    static string? WhyNot(string name) => name switch
    {
        "" => "is empty.",
        _ when name.AsSpan().IndexOfAny("*?^$") >= 0 => "holds a character of patterns.",
        _ when name[0] == '.' || name[^1] == '.' => "begins or ends with a dot.",
        _ when name.Contains(',', StringComparison.Ordinal) => "holds a comma.",
        _ => null,
    };
}
