// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>The key of pseudonyms, without which none can be made.</summary>
sealed class PseudonymSetting(string key) : Setting<RedactionOptions>(key)
{
    const string KeyFix = "Set at least 32 random bytes, as base64 or as text, outside of files: "
        + "Fanout__Redaction__Pseudonym__Key.";

    readonly NestedSetting<RedactionOptions, PseudonymOptions> _parts =
        new(key, static o => o.Pseudonym, Declare());

    public override void Read(IConfigurationSection section, RedactionOptions options, Action<Mistake> report) =>
        _parts.Read(section, options, report);

    public override void Check(
        RedactionOptions options, RedactionOptions defaults, string path, Action<Mistake> report)
    {
        if (!PseudonymKey.IsKeyId(options.Pseudonym.KeyId))
        {
            report(new Mistake(
                $"{path}:KeyId", "cannot stand in a marker.", "Write 1 to 16 letters, digits, '-' and '_'."));
            options.Pseudonym.KeyId = defaults.Pseudonym.KeyId;
        }

        if (PseudonymKey.TryRead(options.Pseudonym.Key) is not null)
            return;
        if (!string.IsNullOrWhiteSpace(options.Pseudonym.Key))
            report(new Mistake($"{path}:Key", "has fewer than 32 bytes.", KeyFix));
        else if (IsNeeded(options))
            report(new Mistake($"{path}:Key", "is missing, and a strategy is Pseudonym.", KeyFix));
    }

    public override IEnumerable<SettingDescription> Describe(RedactionOptions defaults) => _parts.Describe(defaults);

    static SettingTable<PseudonymOptions> Declare() => new SettingTable<PseudonymOptions>()
        .Text("KeyId", static o => o.KeyId, static (o, v) => o.KeyId = v ?? "")
        .Text("Key", static o => o.Key, static (o, v) => o.Key = v ?? "")
        .Flag("PerName", static o => o.PerName, static (o, v) => o.PerName = v);

    static bool IsNeeded(RedactionOptions options) =>
        options.Strategy == RedactionStrategy.Pseudonym
        || options.Rules.Values.Any(static rule => rule?.Strategy == RedactionStrategy.Pseudonym)
        || options.Names.Strategies.Values.Contains(RedactionStrategy.Pseudonym)
        || (options.Patterns ?? []).Any(static pattern => pattern?.Strategy == RedactionStrategy.Pseudonym);
}
