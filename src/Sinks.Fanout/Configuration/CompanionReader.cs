// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Plans the lanes of backends that others bring along. They stand or fall on their own, except that they are off when
/// their owner is switched off.
/// </summary>
/// <param name="candidates">Everything that code or section names.</param>
/// <param name="lanes">Makes the plans.</param>
sealed class CompanionReader(IReadOnlyList<BackendCandidate> candidates, LaneReader lanes)
{
    readonly HashSet<string> _brought = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _remarks = [];

    /// <summary>What is worth knowing and no mistake.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    ReadingNotes Notes => lanes.Notes;

    /// <summary>Whether a section is no backend of its own but tunes a companion that was read before.</summary>
    public bool IsTuning(BackendCandidate candidate) => !candidate.HasTypeOfItsOwn && _brought.Contains(candidate.Name);

    /// <summary>Asks a backend's type what it brings along.</summary>
    public IReadOnlyList<BackendCandidate> Ask(
        BackendCandidate owner, BackendType type, BackendOptions options, BackendSetup setup)
    {
        try
        {
            return [.. type.FindCompanions(options, setup).Select(companion =>
                Candidate(owner, $"{owner.Name}-{companion.Name}", companion.Type.Name) with { Brought = companion })];
        }
        catch (Exception failure)
        {
            Notes.Mistakes.Add(new Mistake(
                setup.Path,
                $"brings companions that cannot be read ({failure.GetType().Name}).",
                "Check its settings."));
            return [];
        }
    }

    /// <summary>The lanes of the companions that run.</summary>
    public IReadOnlyList<LanePlan> Plan(BackendCandidate owner, OwnerReading reading)
    {
        var plans = new List<LanePlan>();
        foreach (var companion in reading.Companions)
        {
            if (IsTaken(companion, owner))
                continue;
            if (lanes.Guard(companion, () => TryPlan(companion, owner, reading)) is { } plan)
                plans.Add(plan);
        }

        // One that is brought no more because of a mistake stays, as everything does that a mistake concerns.
        if (reading.WhyOff is null)
        {
            plans.AddRange(Stay(owner, lane =>
                !_brought.Contains(lane.Name) && LaneReader.AreNew(reading.Mistakes, lane)));
        }

        return plans;
    }

    /// <summary>The companions in force of a backend that cannot be asked.</summary>
    public IReadOnlyList<LanePlan> Keep(BackendCandidate owner) => Stay(owner, static _ => true);

    List<LanePlan> Stay(BackendCandidate owner, Func<LanePlan, bool> condition)
    {
        var plans = new List<LanePlan>();
        foreach (var lane in lanes.InForceOf(owner).Where(condition).ToList())
        {
            if (lanes.LastGood(Candidate(owner, lane.Name, lane.Type)) is not { } plan)
                continue;
            plans.Add(plan);
            _brought.Add(lane.Name);
        }

        return plans;
    }

    LanePlan? TryPlan(BackendCandidate companion, BackendCandidate owner, OwnerReading reading)
    {
        var (_, type, options) = companion.Brought!;
        var before = Notes.Mistakes.Count;
        var setup = lanes.SetupOf(companion);
        lanes.ReadSection(companion, type, options);
        lanes.ReadVariables(companion.Name, options);
        type.Settings.Check(options, setup.Path, Notes.Mistakes.Add);
        var why = reading.WhyOff is null
            ? lanes.WhyOff(companion, type, options)
            : lanes.WhyNot ?? $"{owner.Name} is {reading.WhyOff}";
        return why is null
            ? lanes.Plan(companion, type, options, setup, before, reading.Mistakes)
            : lanes.TurnOff(companion, why);
    }

    /// <summary>Whether a backend of that name is there already: the user's own wins, else the first.</summary>
    bool IsTaken(BackendCandidate companion, BackendCandidate owner)
    {
        var isOwn = candidates.Any(other => other.HasTypeOfItsOwn
            && string.Equals(other.Name, companion.Name, StringComparison.OrdinalIgnoreCase));
        if (!isOwn && _brought.Add(companion.Name))
            return false;
        _remarks.Add($"what {owner.Name} brings along is off, because another backend is named {companion.Name}.");
        return true;
    }

    BackendCandidate Candidate(BackendCandidate owner, string name, string typeName) =>
        new(name, typeName, null, lanes.SectionOf(name)) { Owner = owner };
}
