// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Turns a backend whose options are known into the plan of its lane, or into a status that says why there is none.
/// </summary>
/// <param name="section">The section of the whole fan-out, or null.</param>
/// <param name="path">Its path, or what stands for it.</param>
/// <param name="fanout">The options of the whole.</param>
/// <param name="inForce">The plan in force, or null at start.</param>
/// <param name="whyNot">Why no backend starts at all, or null.</param>
/// <param name="notes">Where mistakes go.</param>
/// <param name="services">Clock, variables and voice.</param>
sealed class LaneReader(
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

    public ReadingNotes Notes => notes;

    /// <summary>Why no backend starts at all, or null.</summary>
    public string? WhyNot => whyNot;

    /// <summary>Reads a lane from a type that is a stranger, and may throw anywhere.</summary>
    public LanePlan? Guard(BackendCandidate candidate, Func<LanePlan?> read)
    {
        var ownPath = PathOf(candidate);
        try
        {
            return read();
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

    /// <summary>The lane of options that were read and checked.</summary>
    /// <param name="candidate">The backend.</param>
    /// <param name="type">Its type.</param>
    /// <param name="options">Its options.</param>
    /// <param name="setup">What it gets when it is made.</param>
    /// <param name="before">How many mistakes there were before it was read.</param>
    /// <param name="ofOwner">The mistakes of the backend that brings it along.</param>
    public LanePlan? Plan(
        BackendCandidate candidate,
        BackendType type,
        BackendOptions options,
        BackendSetup setup,
        int before,
        IReadOnlyList<Mistake>? ofOwner = null)
    {
        var former = InForce(candidate);
        if (AreNew([.. ofOwner ?? [], .. notes.Mistakes.Skip(before)], former) && LastGood(candidate) is { } lastGood)
            return lastGood;
        if (type.FindMissing(options) is { } key)
            return TurnOff(candidate, $"{key} is not set");
        var backendKey = BackendKey(candidate, type);
        var backend = string.Equals(former?.BackendKey, backendKey, StringComparison.Ordinal)
            ? former!.Backend
            : type.Make(options, setup);
        return LanePlan.From(candidate.Name, type.Name, backend, options, fanout) with
        {
            Owner = candidate.Owner?.Name,
            BackendKey = backendKey,
            HasMistakes = notes.Mistakes.Count > before,
            Tolerated = [.. ofOwner ?? [], .. notes.Mistakes.Skip(before)],
        };
    }

    /// <summary>Whether there are mistakes that a lane did not have when it was planned.</summary>
    public static bool AreNew(IReadOnlyList<Mistake> mistakes, LanePlan? lane) =>
        mistakes.Any(mistake => lane?.Tolerated.Contains(mistake) != true);

    /// <summary>The lane's plan in force, for a backend that can no longer be read; null when there is none.</summary>
    public LanePlan? LastGood(BackendCandidate candidate)
    {
        // An off-switch works whatever else is wrong.
        if (whyNot is not null || IsSwitchedOff(candidate) || InForce(candidate) is not { } lane)
            return null;
        notes.Say($"{candidate.Name}: stays as it was, because of the mistakes above.");
        return lane with { HasMistakes = true };
    }

    /// <summary>Why a backend is switched off; null when it is not.</summary>
    public string? WhyOff(BackendCandidate candidate, BackendType type, BackendOptions options)
    {
        if (whyNot is not null)
            return whyNot;
        if (!options.Enabled || IsSwitchedOff(candidate))
            return "disabled";
        return type.IsSwitchedOff(services.Variable) ? "disabled by an environment variable" : null;
    }

    /// <summary>Whether a variable of ours, or the section, switches it off, or what it belongs to.</summary>
    public bool IsSwitchedOff(BackendCandidate candidate) =>
        notes.IsSwitchedOff(candidate.Name, candidate.Section)
        || (candidate.Owner is { } owner && IsSwitchedOff(owner));

    public LanePlan? TurnOff(BackendCandidate candidate, string why, bool isMistake = false)
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

    /// <summary>The companions in force that a backend has brought.</summary>
    public IEnumerable<LanePlan> InForceOf(BackendCandidate owner) => inForce?.Lanes.Where(lane =>
        string.Equals(lane.Owner, owner.Name, StringComparison.OrdinalIgnoreCase)) ?? [];

    /// <summary>What the section says under that name; null when it says nothing.</summary>
    public IConfigurationSection? SectionOf(string name) =>
        section?.GetSection(FanoutSettings.BackendsKey).GetSection(name) is { } own && own.Exists() ? own : null;

    public BackendSetup SetupOf(BackendCandidate candidate) => new(
        candidate.Name,
        PathOf(candidate),
        services.Time,
        services.Variable,
        sentence => notes.Say($"{candidate.Name}: {sentence}"),
        Report,
        services.HostEnvironment);

    /// <summary>A variable for several lanes of a backend is looked at for each, and is one mistake.</summary>
    void Report(Mistake mistake)
    {
        if (!notes.Mistakes.Contains(mistake))
            notes.Mistakes.Add(mistake);
    }

    /// <summary>Reads what is said under the backend's name.</summary>
    public void ReadSection(BackendCandidate candidate, BackendType type, BackendOptions options)
    {
        if (candidate.Section is null)
            return;
        notes.RefuseText(candidate.Section);
        type.Settings.Read(candidate.Section, options, notes.Mistakes.Add);
    }

    /// <summary>
    /// A fan-out built in code without a configuration still listens to the environment for its level.
    /// </summary>
    public void ReadVariables(string name, BackendOptions options)
    {
        var variable = $"Fanout__Backends__{name}__MinimumLevel";
        if (section is not null
            || options.MinimumLevel is not null
            || notes.Variable(variable) is not { Length: > 0 } text)
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

    public string PathOf(BackendCandidate candidate) =>
        candidate.Section?.Path ?? $"{path}:{FanoutSettings.BackendsKey}:{candidate.Name}";

    LanePlan? InForce(BackendCandidate candidate) => inForce?.Lanes.FirstOrDefault(lane =>
        string.Equals(lane.Name, candidate.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Equal while the backend itself need not be made anew: what the lane can be told without it is left out. What a
    /// companion is made of is said in its owner's section too.
    /// </summary>
    string BackendKey(BackendCandidate candidate, BackendType type)
    {
        // A foreign sink has no settings here at all, and a second one of the same file could not open it.
        if (type is ForeignSinkType)
            return type.Name;
        var owner = candidate.Owner is null ? "" : $"{Content(candidate.Owner)}\0";
        return $"{owner}{type.Name}\0{candidate.IsOnlyOfItsType}\0{Content(candidate)}";
    }

    string Content(BackendCandidate candidate)
    {
        var settings = section?.GetSection(FanoutSettings.BackendsKey).GetSection(candidate.Name);
        return settings is null ? "" : SectionSource.KeyOf(settings, LaneSettings.IsOfLaneAlone);
    }
}
