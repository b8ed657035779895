// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Patterns: an array, or an object keyed by name, which an environment variable can reach; each an object, or the
/// expression alone. Adds to what code has set.
/// </summary>
sealed class PatternsSetting(string key) : Setting<RedactionOptions>(key)
{
    static readonly SettingTable<RedactionPattern> Table = Declare();

    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report)
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
            report(new Mistake(section.Path, "is a text, and should be a list.", "Write an array or an object."));
        foreach (var child in section.GetChildren())
        {
            var pattern = new RedactionPattern { Path = child.Path };
            // The keys of an array are its positions.
            if (!IsPosition(child.Key))
                pattern.Name = child.Key;
            if (!string.IsNullOrWhiteSpace(child.Value))
                pattern.Regex = child.Value;
            ((ISettings)Table).Read(child, pattern, report);
            options.Patterns = [.. options.Patterns ?? [], pattern];
        }
    }

    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var usable = new List<RedactionPattern>();
        var position = 0;
        foreach (var pattern in options.Patterns ?? [])
        {
            var ownPath = pattern?.Path ?? string.Create(CultureInfo.InvariantCulture, $"{path}:{position}");
            position++;
            if (pattern is not null && Check(pattern, names, ownPath, report))
                usable.Add(pattern);
        }

        options.Patterns = usable;
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) =>
        [new SettingDescription(Key, "an array of patterns, or an object of them", "")];

    static SettingTable<RedactionPattern> Declare() => new SettingTable<RedactionPattern>()
        .Text("Name", static o => o.Name, static (o, v) => o.Name = v ?? "")
        .Text("Regex", static o => o.Regex, static (o, v) => o.Regex = v ?? "")
        .Choice<RedactionStrategy>("Strategy", static o => o.Strategy, static (o, v) => o.Strategy = v)
        .Duration(
            "Timeout",
            static o => o.Timeout ?? TimeSpan.FromMilliseconds(100),
            static (o, v) => o.Timeout = v,
            TimeSpan.FromMilliseconds(1),
            TimeSpan.FromSeconds(10));

    static bool IsPosition(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    static bool Check(RedactionPattern pattern, HashSet<string> names, string path, Action<Mistake> report)
    {
        ((ISettings)Table).Check(pattern, path, report);
        return CheckName(pattern.Name ?? "", names, path, report) & CheckExpression(pattern, path, report);
    }

    static bool CheckName(string name, HashSet<string> names, string path, Action<Mistake> report)
    {
        var reason = name switch
        {
            "" => "is missing.",
            _ when !Marker.IsRule(name) => "cannot stand in a marker.",
            _ when !RuleInfo.IsFree(name) => "is the name of a built-in rule.",
            _ when !names.Add(name) => "is the name of another pattern.",
            _ => null,
        };
        if (reason is not null)
        {
            report(new Mistake(
                $"{path}:Name", reason, "Write a name of its own: 1 to 32 letters, digits, '-' and '_'."));
        }

        return reason is null;
    }

    static bool CheckExpression(RedactionPattern pattern, string path, Action<Mistake> report)
    {
        try
        {
            // The empty text costs no time, whatever the expression.
            if (!PatternExpression.Of(pattern).IsMatch(""))
                return true;
            report(new Mistake(
                $"{path}:Regex", "matches the empty text.", "Write an expression for at least one character."));
        }
        catch (RegexParseException failure)
        {
            // Its message repeats the expression.
            var at = string.Create(CultureInfo.InvariantCulture, $"({failure.Error} at {failure.Offset})");
            report(new Mistake($"{path}:Regex", $"is no regular expression {at}.", "Mend the expression."));
        }
        catch (Exception failure) when (failure is NotSupportedException or ArgumentOutOfRangeException)
        {
            report(new Mistake(
                $"{path}:Regex",
                "needs backtracking (look-around, back-references, or too many repetitions) and has no Timeout.",
                "Write it without them, or set a Timeout such as 00:00:00.050."));
        }
        catch (ArgumentException)
        {
            report(new Mistake($"{path}:Regex", "is missing.", "Write a regular expression."));
        }

        return false;
    }
}
