// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Turns what names a backend into the plan of its lane, or into a status that says why there is none.
/// </summary>
/// <param name="section">The section of the whole fan-out, or null.</param>
/// <param name="path">Its path, or what stands for it.</param>
/// <param name="fanout">The options of the whole.</param>
/// <param name="inForce">The plan in force, or null at start.</param>
/// <param name="whyNot">Why no backend starts at all, or null.</param>
/// <param name="notes">Where mistakes go.</param>
/// <param name="services">Clock, variables and voice.</param>
sealed class BackendReader(
    IConfigurationSection? section,
    string path,
    FanoutOptions fanout,
    PipelinePlan? inForce,
    string? whyNot,
    ReadingNotes notes,
    PipelineServices services)
{
    /// <summary>The backends that do not run, and why.</summary>
    public List<BackendStatus> Off { get; } = [];

    /// <summary>
    /// The lane of a backend, or null and a status that says why not. A backend type is a stranger: it may throw
    /// anywhere.
    /// </summary>
    public LanePlan? Plan(BackendCandidate candidate)
    {
        var ownPath = candidate.Section?.Path ?? $"{path}:{FanoutSettings.BackendsKey}:{candidate.Name}";
        try
        {
            return TryPlan(candidate, ownPath);
        }
        catch (SettingException unusable)
        {
            notes.Mistakes.Add(new Mistake($"{ownPath}:{unusable.Key}", unusable.Reason, unusable.Fix));
            return LastGood(candidate) ?? TurnOff(candidate, $"{unusable.Key} {unusable.Reason}", isMistake: true);
        }
        catch (Exception failure)
        {
            var why = $"could not be started ({failure.GetType().Name})";
            var fix = BackendTypes.IsMisfit(failure)
                ? BackendTypes.FitFix($"the assembly of backend type {candidate.TypeName}")
                : "Check its settings.";
            notes.Mistakes.Add(new Mistake(ownPath, why + ".", fix));
            return LastGood(candidate) ?? TurnOff(candidate, why, isMistake: true);
        }
    }

    /// <summary>The lane's plan in force, for a backend that can no longer be read; null when there is none.</summary>
    LanePlan? LastGood(BackendCandidate candidate)
    {
        // An off-switch works whatever else is wrong.
        if (whyNot is not null
            || notes.IsSwitchedOff(candidate.Name, candidate.Section)
            || InForce(candidate) is not { } lane)
            return null;
        notes.Say($"{candidate.Name}: stays as it was, because of the mistakes above.");
        return lane with { HasMistakes = true };
    }

    LanePlan? InForce(BackendCandidate candidate) => inForce?.Lanes.FirstOrDefault(lane =>
        string.Equals(lane.Name, candidate.Name, StringComparison.OrdinalIgnoreCase));

    LanePlan? TryPlan(BackendCandidate candidate, string ownPath)
    {
        var type = candidate.Registration?.Type;
        if (type is null)
        {
            type = BackendTypes.Find(candidate.TypeReference, ownPath, out var mistake);
            if (type is null)
            {
                notes.Mistakes.Add(mistake!);
                return LastGood(candidate) ?? TurnOff(candidate, mistake!.Reason, isMistake: true);
            }
        }

        var before = notes.Mistakes.Count;
        var setup = new BackendSetup(
            candidate.Name,
            ownPath,
            services.Time,
            services.Variable,
            sentence => notes.Say($"{candidate.Name}: {sentence}"),
            notes.Mistakes.Add);
        var options = FillOptions(candidate, type, setup);
        if (whyNot is not null)
            return TurnOff(candidate, whyNot);
        if (!options.Enabled || notes.IsSwitchedOff(candidate.Name, candidate.Section))
            return TurnOff(candidate, "disabled");
        if (type.IsSwitchedOff(services.Variable))
            return TurnOff(candidate, "disabled by an environment variable");
        var former = InForce(candidate);
        if (notes.Mistakes.Skip(before).Any(mistake => former?.Tolerated.Contains(mistake) != true)
            && LastGood(candidate) is { } lastGood)
        {
            return lastGood;
        }

        if (type.FindMissing(options) is { } key)
            return TurnOff(candidate, $"{key} is not set");
        var backendKey = BackendKey(candidate, type);
        var backend = string.Equals(former?.BackendKey, backendKey, StringComparison.Ordinal)
            ? former!.Backend
            : type.Make(options, setup);
        return LanePlan.From(candidate.Name, type.Name, backend, options, fanout) with
        {
            BackendKey = backendKey,
            HasMistakes = notes.Mistakes.Count > before,
            Tolerated = [.. notes.Mistakes.Skip(before)],
        };
    }

    /// <summary>
    /// Equal while the backend itself need not be made anew: what the lane can be told without it is left out.
    /// </summary>
    string BackendKey(BackendCandidate candidate, BackendType type)
    {
        // A foreign sink has no settings here at all, and a second one of the same file could not open it.
        if (type is ForeignSinkType)
            return type.Name;
        var settings = section?.GetSection(FanoutSettings.BackendsKey).GetSection(candidate.Name);
        var content = settings is null ? "" : SectionSource.KeyOf(settings, LaneSettings.IsOfLaneAlone);
        return $"{type.Name}\0{candidate.IsOnlyOfItsType}\0{content}";
    }

    BackendOptions FillOptions(BackendCandidate candidate, BackendType type, BackendSetup setup)
    {
        var options = type.NewOptions();
        if (candidate.Section is not null)
        {
            notes.RefuseText(candidate.Section);
            type.Settings.Read(candidate.Section, options, notes.Mistakes.Add);
        }

        var isEnabled = options.Enabled;
        candidate.Registration?.Configure(options);
        options.Enabled &= isEnabled;
        if (section is null)
            ReadVariables(candidate.Name, options);
        if (candidate.IsOnlyOfItsType || string.Equals(candidate.Name, type.Name, StringComparison.OrdinalIgnoreCase))
            type.Complete(options, setup);
        type.Settings.Check(options, setup.Path, notes.Mistakes.Add);
        return options;
    }

    /// <summary>
    /// A fan-out built in code without a configuration still listens to the environment for its level.
    /// </summary>
    void ReadVariables(string name, BackendOptions options)
    {
        var variable = $"Fanout__Backends__{name}__MinimumLevel";
        if (options.MinimumLevel is not null || notes.Variable(variable) is not { Length: > 0 } text)
            return;
        if (Enum.TryParse<Serilog.Events.LogEventLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level))
            options.MinimumLevel = level;
        else
        {
            notes.Mistakes.Add(new Mistake(
                variable,
                "cannot be read as a level.",
                $"Write one of {string.Join(", ", Enum.GetNames<Serilog.Events.LogEventLevel>())}."));
        }
    }

    LanePlan? TurnOff(BackendCandidate candidate, string why, bool isMistake = false)
    {
        Off.Add(new BackendStatus
        {
            Name = candidate.Name,
            Type = candidate.TypeName,
            State = BackendState.Off,
            Why = why,
            IsDegraded = isMistake,
        });
        return null;
    }
}
