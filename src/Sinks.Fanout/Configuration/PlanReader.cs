// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Reads code, section and environment once, into a plan. Strength: off-switches from anywhere, then code, then the
/// section, then vendor variables, then defaults. A mistake costs what it concerns and nothing else; under
/// <c>Redaction</c> it costs every backend. When a plan is in force already, what another mistake concerns stays as it
/// is.
/// </summary>
sealed class PlanReader(
    FanoutBuilder? code, IConfigurationSection? section, PipelineServices services, PipelinePlan? inForce)
{
    readonly ReadingNotes _notes = new(services);
    readonly FanoutOptions _options = new();

    string Path => section?.Path is { Length: > 0 } path ? path : "Fanout";

    /// <summary>Reads and says what there is to say.</summary>
    /// <exception cref="FanoutConfigurationException">There are mistakes, <c>Strict</c> is on, and no plan is in
    /// force.</exception>
    public PipelinePlan Read()
    {
        ReadOptions();
        var plan = MustStay() ? Unchanged() : ReadPlan();
        if (_options.Strict && plan.Mistakes.Count > 0)
        {
            LetGo(plan);
            plan = inForce is null ? plan with { Lanes = [] } : Unchanged();
        }

        _notes.Finish(plan.Mistakes.Where(IsNew));
        return _options.Strict && inForce is null && plan.Mistakes.Count > 0
            ? throw new FanoutConfigurationException(plan.Mistakes)
            : plan;
    }

    /// <summary>Lets go of the backends that were made for a plan which does not come into force.</summary>
    public void LetGo(PipelinePlan plan)
    {
        foreach (var lane in plan.Lanes.Where(lane => !IsInForce(lane.Backend)))
            _ = Detached.Run(() => lane.Backend.DisposeAsync().AsTask(), services.Scheduler);
    }

    void ReadOptions()
    {
        if (section is not null)
        {
            _notes.RefuseText(section);
            _notes.RefuseText(section.GetSection(FanoutSettings.BackendsKey));
            FanoutSettings.Table.Read(section, _options, _notes.Mistakes.Add);
        }

        var isEnabled = _options.Enabled;
        code?.Apply(_options);
        _options.Enabled &= isEnabled;
        FanoutSettings.Table.Check(_options, Path, _notes.Mistakes.Add);
    }

    /// <summary>
    /// Whether the plan in force stays as a whole: a file is half written, or a mistake concerns every backend.
    /// </summary>
    bool MustStay()
    {
        if (inForce is null || !_options.Enabled)
            return false;
        if (inForce.Lanes.Count > 0 && section?.AsEnumerable().All(static entry => entry.Value is null) == true)
        {
            _notes.Mistakes.Add(new Mistake(
                Path, "is gone, and what was in force stays.", "To turn the fan-out off write \"Enabled\": false."));
        }

        return _notes.Mistakes.Exists(mistake => !inForce.Tolerated.Contains(mistake));
    }

    /// <summary>The plan in force, except for what is switched off now: that works whatever else is wrong.</summary>
    PipelinePlan Unchanged()
    {
        _notes.Say($"{Path}: because of mistakes nothing is reloaded but off-switches; what was in force stays.");
        var mistakes = inForce!.Mistakes.Union(_notes.Mistakes).ToList();
        var off = inForce.Lanes.Where(IsSwitchedOff).ToList();
        if (off.Count == 0)
            return inForce with { Mistakes = mistakes };
        return inForce with
        {
            Mistakes = mistakes,
            Lanes = [.. inForce.Lanes.Except(off)],
            Off = [.. inForce.Off, .. off.Select(static lane => new BackendStatus
            {
                Name = lane.Name,
                Type = lane.Type,
                State = BackendState.Off,
                Why = "disabled",
            })],
        };
    }

    bool IsSwitchedOff(LanePlan lane) =>
        !_options.Enabled
        || SwitchText.IsOff(_notes.Variable("Fanout__Enabled"))
        || IsSwitchedOff(lane.Name)
        || (lane.Owner is not null && IsSwitchedOff(lane.Owner));

    bool IsSwitchedOff(string backend) =>
        _notes.IsSwitchedOff(backend, section?.GetSection(FanoutSettings.BackendsKey).GetSection(backend));

    PipelinePlan ReadPlan()
    {
        var ownMistakes = _notes.Mistakes.ToList();
        var candidates = BackendCandidate.Find(code, section?.GetSection(FanoutSettings.BackendsKey));
        var laneReader = new LaneReader(section, Path, _options, inForce, WhyNothingStarts(), _notes, services);
        var reader = new BackendReader(candidates, laneReader);
        if (inForce is not null && (_options.IntakeLimit, _options.IntakeBytesLimit)
            != (inForce.Options.IntakeLimit, inForce.Options.IntakeBytesLimit))
        {
            _notes.Say($"{Path}: the intake keeps its size until the next start.");
        }

        var lanes = candidates.SelectMany(reader.Plan).ToList();
        var redactionNotes = lanes.Count == 0 ? [] : RedactionNotes.Of(_options.Redaction);
        foreach (var note in News(redactionNotes))
            _notes.Say($"{Path}:{FanoutSettings.RedactionKey}: {note}");
        foreach (var remark in News(reader.Remarks))
            _notes.Say($"{Path}:{FanoutSettings.BackendsKey}: {remark}");

        return new PipelinePlan
        {
            Name = section is null ? "code" : Path,
            Options = _options,
            Hooks = code?.Hooks ?? [],
            RedactionKey = section is null
                ? ""
                : SectionSource.KeyOf(section.GetSection(FanoutSettings.RedactionKey)),
            Lanes = lanes,
            Off = laneReader.Off,
            Mistakes = _notes.Mistakes,
            Tolerated = ownMistakes,
            Notes = [.. redactionNotes, .. reader.Remarks],
        };
    }

    IEnumerable<string> News(IReadOnlyList<string> notes) => notes.Except(inForce?.Notes ?? [], StringComparer.Ordinal);

    bool IsNew(Mistake mistake) => inForce?.Mistakes.Contains(mistake) != true;

    bool IsInForce(IBackend backend) =>
        inForce?.Lanes.Any(lane => ReferenceEquals(lane.Backend, backend)) == true;

    string? WhyNothingStarts()
    {
        if (!_options.Enabled)
            return "the fan-out is disabled";
        if (SwitchText.IsOff(_notes.Variable("Fanout__Enabled")))
            return "the fan-out is disabled by Fanout__Enabled";
        return _notes.Mistakes.Exists(IsAboutRedaction)
            ? "the configuration under Redaction cannot be used, and nothing leaves unredacted"
            : null;
    }

    /// <summary>
    /// Under Redaction, or a misspelling of it: rules that are not read must not look as if they held.
    /// </summary>
    bool IsAboutRedaction(Mistake mistake) =>
        mistake.Path.StartsWith($"{Path}:{FanoutSettings.RedactionKey}", StringComparison.OrdinalIgnoreCase)
        || mistake.Fix.Contains($"'{FanoutSettings.RedactionKey}'", StringComparison.Ordinal);

}
