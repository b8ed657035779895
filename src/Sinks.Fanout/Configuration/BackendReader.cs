// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Turns what names a backend into the plans of its lane and of those it brings along.</summary>
/// <param name="candidates">Everything that code or section names.</param>
/// <param name="lanes">Makes the plans.</param>
sealed class BackendReader(IReadOnlyList<BackendCandidate> candidates, LaneReader lanes)
{
    readonly CompanionReader _companions = new(candidates, lanes);

    ReadingNotes Notes => lanes.Notes;

    /// <summary>What is worth knowing and no mistake.</summary>
    public IReadOnlyList<string> Remarks => _companions.Remarks;

    /// <summary>The lanes of a backend; none, and a status that says why not, for one that does not run.</summary>
    public IReadOnlyList<LanePlan> Plan(BackendCandidate candidate)
    {
        if (_companions.IsTuning(candidate))
            return [];
        OwnerReading? reading = null;
        var own = lanes.Guard(candidate, () => TryPlan(candidate, out reading));
        var brought = reading is null ? _companions.Keep(candidate) : _companions.Plan(candidate, reading);
        return own is null ? brought : [own, .. brought];
    }

    /// <summary>The lane of the backend itself.</summary>
    /// <param name="candidate">The backend.</param>
    /// <param name="reading">What it says of its companions; null when it could not be asked.</param>
    LanePlan? TryPlan(BackendCandidate candidate, out OwnerReading? reading)
    {
        reading = null;
        Mistake? mistake = null;
        var type = candidate.Type ?? BackendTypes.Find(candidate.TypeReference, lanes.PathOf(candidate), out mistake);
        if (type is null)
            return OfNoType(candidate, mistake!);

        var before = Notes.Mistakes.Count;
        var setup = lanes.SetupOf(candidate);
        var options = FillOptions(candidate, type, setup);
        var companions = _companions.Ask(candidate, type, options, setup);
        var why = lanes.WhyOff(candidate, type, options);
        reading = new OwnerReading(companions, why, [.. Notes.Mistakes.Skip(before)]);
        return why is null
            ? lanes.Plan(candidate, type, options, setup, before)
            : lanes.TurnOff(candidate, why);
    }

    /// <summary>The off-switch of a companion that nobody brings at present says nothing wrong.</summary>
    LanePlan? OfNoType(BackendCandidate candidate, Mistake mistake)
    {
        if (candidates.Any(candidate.IsNamedAfter) && lanes.IsSwitchedOff(candidate))
            return lanes.TurnOff(candidate, "disabled");
        Notes.Mistakes.Add(mistake);
        return lanes.LastGood(candidate) ?? lanes.TurnOff(candidate, mistake.Reason, isMistake: true);
    }

    BackendOptions FillOptions(BackendCandidate candidate, BackendType type, BackendSetup setup)
    {
        var options = type.NewOptions();
        lanes.ReadSection(candidate, type, options);
        var isEnabled = options.Enabled;
        candidate.Registration?.Configure(options);
        options.Enabled &= isEnabled;
        lanes.ReadVariables(candidate.Name, options);
        if (candidate.IsOnlyOfItsType || string.Equals(candidate.Name, type.Name, StringComparison.OrdinalIgnoreCase))
            type.Complete(options, setup);
        type.Settings.Check(options, setup.Path, Notes.Mistakes.Add);
        return options;
    }
}
