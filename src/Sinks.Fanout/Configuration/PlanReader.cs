// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Reads code, section and environment once, into a plan. Strength: off-switches from anywhere, then code, then the
/// section, then vendor variables, then defaults. A mistake costs what it concerns and nothing else; under
/// <c>Redaction</c> it costs every backend. When a plan is in force already, what another mistake concerns stays as it is.
/// </summary>
sealed class PlanReader(
    FanoutBuilder? code, IConfigurationSection? section, PipelineServices services, PipelinePlan? inForce)
{
    readonly List<Mistake> _mistakes = [];
    readonly List<BackendStatus> _off = [];
    readonly List<string> _sentences = [];
    readonly FanoutOptions _options = new();
    string? _whyNot;
    volatile bool _isRead;

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

        foreach (var mistake in plan.Mistakes.Where(IsNew))
            services.Say($"Configuration: {mistake}");
        foreach (var sentence in TakeSentences())
            services.Say(sentence);
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

    /// <summary>What a backend has to say: after the mistakes while it is being made, at once when it runs.</summary>
    void Report(string sentence)
    {
        lock (_sentences)
        {
            if (!_isRead)
            {
                _sentences.Add(sentence);
                return;
            }
        }

        services.Say(sentence);
    }

    /// <summary>A backend that was let go may speak meanwhile, on a thread of its own.</summary>
    string[] TakeSentences()
    {
        lock (_sentences)
        {
            _isRead = true;
            return [.. _sentences];
        }
    }

    void ReadOptions()
    {
        if (section is not null)
        {
            RefuseText(section);
            RefuseText(section.GetSection(FanoutSettings.BackendsKey));
            FanoutSettings.Table.Read(section, _options, _mistakes.Add);
        }

        var isEnabled = _options.Enabled;
        code?.Apply(_options);
        _options.Enabled &= isEnabled;
        FanoutSettings.Table.Check(_options, Path, _mistakes.Add);
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
            _mistakes.Add(new Mistake(
                Path, "is gone, and what was in force stays.", "To turn the fan-out off write \"Enabled\": false."));
        }

        return _mistakes.Exists(mistake => !inForce.Tolerated.Contains(mistake));
    }

    /// <summary>The plan in force, except for what is switched off now: that works whatever else is wrong.</summary>
    PipelinePlan Unchanged()
    {
        _sentences.Add($"{Path}: because of mistakes nothing is reloaded but off-switches; what was in force stays.");
        var mistakes = inForce!.Mistakes.Union(_mistakes).ToList();
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
        || SwitchText.IsOff(Variable("Fanout__Enabled"))
        || SwitchText.IsOff(Variable($"Fanout__Backends__{lane.Name}__Enabled"))
        || SwitchText.IsOff(section?[$"{FanoutSettings.BackendsKey}:{lane.Name}:Enabled"]);

    PipelinePlan ReadPlan()
    {
        var ownMistakes = _mistakes.ToList();
        _whyNot = WhyNothingStarts();
        if (inForce is not null && (_options.IntakeLimit, _options.IntakeBytesLimit)
            != (inForce.Options.IntakeLimit, inForce.Options.IntakeBytesLimit))
        {
            _sentences.Add($"{Path}: the intake keeps its size until the next start.");
        }

        var candidates = Candidates();
        var lanes = new List<LanePlan>();
        foreach (var candidate in candidates)
        {
            if (Plan(candidate, IsOnlyOfItsType(candidate, candidates)) is { } lane)
                lanes.Add(lane);
        }

        if (!_options.Redaction.Enabled && lanes.Count > 0 && inForce?.Options.Redaction.Enabled != false)
        {
            _sentences.Add(
                $"{Path}:{FanoutSettings.RedactionKey}: redaction is turned off; events leave this process as they are "
                + "logged.");
        }

        return new PipelinePlan
        {
            Name = section is null ? "code" : Path,
            Options = _options,
            Hooks = code?.Hooks ?? [],
            RedactionKey = section is null
                ? ""
                : SectionSource.KeyOf(section.GetSection(FanoutSettings.RedactionKey)),
            Lanes = lanes,
            Off = _off,
            Mistakes = _mistakes,
            Tolerated = ownMistakes,
        };
    }

    bool IsNew(Mistake mistake) => inForce?.Mistakes.Contains(mistake) != true;

    bool IsInForce(IBackend backend) =>
        inForce?.Lanes.Any(lane => ReferenceEquals(lane.Backend, backend)) == true;

    /// <summary>
    /// A text where an object belongs, such as a DSN under a backend's name: it would be read by nobody.
    /// </summary>
    void RefuseText(IConfigurationSection expected)
    {
        if (!string.IsNullOrWhiteSpace(expected.Value))
            _mistakes.Add(new Mistake(expected.Path, "is a text, and should be a section.", "Write an object."));
    }

    string? WhyNothingStarts()
    {
        if (!_options.Enabled)
            return "the fan-out is disabled";
        if (SwitchText.IsOff(Variable("Fanout__Enabled")))
            return "the fan-out is disabled by Fanout__Enabled";
        return _mistakes.Exists(IsAboutRedaction)
            ? "the configuration under Redaction cannot be used, and nothing leaves unredacted"
            : null;
    }

    /// <summary>
    /// Under Redaction, or a misspelling of it: rules that are not read must not look as if they held.
    /// </summary>
    bool IsAboutRedaction(Mistake mistake) =>
        mistake.Path.StartsWith($"{Path}:{FanoutSettings.RedactionKey}", StringComparison.OrdinalIgnoreCase)
        || mistake.Fix.Contains($"'{FanoutSettings.RedactionKey}'", StringComparison.Ordinal);

    List<BackendCandidate> Candidates()
    {
        var candidates = new List<BackendCandidate>();
        var backends = section?.GetSection(FanoutSettings.BackendsKey);
        foreach (var registration in code?.Backends ?? [])
        {
            var child = backends?.GetSection(registration.Name);
            candidates.Add(new BackendCandidate(
                registration.Name, registration.Type.Name, registration, child?.Exists() == true ? child : null));
        }

        foreach (var child in backends?.GetChildren() ?? [])
        {
            if (!candidates.Exists(known => string.Equals(known.Name, child.Key, StringComparison.OrdinalIgnoreCase)))
            {
                var type = child["Type"] is { Length: > 0 } named ? named : child.Key;
                candidates.Add(new BackendCandidate(child.Key, type, null, child));
            }
        }

        return candidates;
    }

    static bool IsOnlyOfItsType(BackendCandidate candidate, List<BackendCandidate> candidates) =>
        candidates.Count(other =>
            string.Equals(other.TypeName, candidate.TypeName, StringComparison.OrdinalIgnoreCase)) == 1;

    /// <summary>
    /// The lane of a backend, or null and a status that says why not. A backend type is a stranger: it may throw
    /// anywhere.
    /// </summary>
    LanePlan? Plan(BackendCandidate candidate, bool isOnlyOfItsType)
    {
        var path = candidate.Section?.Path ?? $"{Path}:{FanoutSettings.BackendsKey}:{candidate.Name}";
        try
        {
            return TryPlan(candidate, path, isOnlyOfItsType);
        }
        catch (SettingException unusable)
        {
            _mistakes.Add(new Mistake($"{path}:{unusable.Key}", unusable.Reason, unusable.Fix));
            return LastGood(candidate) ?? Off(candidate, $"{unusable.Key} {unusable.Reason}", isMistake: true);
        }
        catch (Exception failure)
        {
            var why = $"could not be started ({failure.GetType().Name})";
            _mistakes.Add(new Mistake(path, why + ".", "Check its settings."));
            return LastGood(candidate) ?? Off(candidate, why, isMistake: true);
        }
    }

    /// <summary>The lane's plan in force, for a backend that can no longer be read; null when there is none.</summary>
    LanePlan? LastGood(BackendCandidate candidate)
    {
        // An off-switch works whatever else is wrong.
        if (_whyNot is not null || SwitchText.IsOff(candidate.Section?["Enabled"]) || InForce(candidate) is not { } lane)
            return null;
        _sentences.Add($"{candidate.Name}: stays as it was, because of the mistakes above.");
        return lane with { HasMistakes = true };
    }

    LanePlan? InForce(BackendCandidate candidate) => inForce?.Lanes.FirstOrDefault(lane =>
        string.Equals(lane.Name, candidate.Name, StringComparison.OrdinalIgnoreCase));

    LanePlan? TryPlan(BackendCandidate candidate, string path, bool isOnlyOfItsType)
    {
        var type = candidate.Registration?.Type;
        if (type is null)
        {
            type = BackendTypes.Find(candidate.TypeReference, path, out var mistake);
            if (type is null)
            {
                _mistakes.Add(mistake!);
                return LastGood(candidate) ?? Off(candidate, mistake!.Reason, isMistake: true);
            }
        }

        var before = _mistakes.Count;
        var setup = new BackendSetup(
            candidate.Name,
            path,
            services.Time,
            services.Variable,
            sentence => Report($"{candidate.Name}: {sentence}"),
            _mistakes.Add);
        var options = FillOptions(candidate, type, path, setup, isOnlyOfItsType);
        if (_whyNot is not null)
            return Off(candidate, _whyNot);
        if (!options.Enabled || SwitchText.IsOff(Variable($"Fanout__Backends__{candidate.Name}__Enabled")))
            return Off(candidate, "disabled");
        if (type.IsSwitchedOff(services.Variable))
            return Off(candidate, "disabled by an environment variable");
        var former = InForce(candidate);
        if (_mistakes.Skip(before).Any(mistake => former?.Tolerated.Contains(mistake) != true)
            && LastGood(candidate) is { } lastGood)
        {
            return lastGood;
        }

        if (type.FindMissing(options) is { } key)
            return Off(candidate, $"{key} is not set");
        var backendKey = BackendKey(candidate, type, isOnlyOfItsType);
        var backend = string.Equals(former?.BackendKey, backendKey, StringComparison.Ordinal)
            ? former!.Backend
            : type.Make(options, setup);
        return LanePlan.From(candidate.Name, type.Name, backend, options, _options) with
        {
            BackendKey = backendKey,
            HasMistakes = _mistakes.Count > before,
            Tolerated = [.. _mistakes.Skip(before)],
        };
    }

    /// <summary>
    /// Equal while the backend itself need not be made anew: what the lane can be told without it is left out.
    /// </summary>
    string BackendKey(BackendCandidate candidate, BackendType type, bool isOnlyOfItsType)
    {
        // A foreign sink has no settings here at all, and a second one of the same file could not open it.
        if (type is ForeignSinkType)
            return type.Name;
        var settings = section?.GetSection(FanoutSettings.BackendsKey).GetSection(candidate.Name);
        var content = settings is null ? "" : SectionSource.KeyOf(settings, LaneSettings.IsOfLaneAlone);
        return $"{type.Name}\0{isOnlyOfItsType}\0{content}";
    }

    BackendOptions FillOptions(
        BackendCandidate candidate, BackendType type, string path, BackendSetup setup, bool isOnlyOfItsType)
    {
        var options = type.NewOptions();
        if (candidate.Section is not null)
        {
            RefuseText(candidate.Section);
            type.Settings.Read(candidate.Section, options, _mistakes.Add);
        }

        var isEnabled = options.Enabled;
        candidate.Registration?.Configure(options);
        options.Enabled &= isEnabled;
        if (section is null)
            ReadVariables(candidate.Name, options);
        if (isOnlyOfItsType || string.Equals(candidate.Name, type.Name, StringComparison.OrdinalIgnoreCase))
            type.Complete(options, setup);
        type.Settings.Check(options, path, _mistakes.Add);
        return options;
    }

    /// <summary>
    /// A fan-out built in code without a configuration still listens to the environment for its level.
    /// </summary>
    void ReadVariables(string name, BackendOptions options)
    {
        var variable = $"Fanout__Backends__{name}__MinimumLevel";
        if (options.MinimumLevel is not null || Variable(variable) is not { Length: > 0 } text)
            return;
        if (Enum.TryParse<Serilog.Events.LogEventLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level))
            options.MinimumLevel = level;
        else
        {
            _mistakes.Add(new Mistake(
                variable,
                "cannot be read as a level.",
                $"Write one of {string.Join(", ", Enum.GetNames<Serilog.Events.LogEventLevel>())}."));
        }
    }

    /// <summary>
    /// A variable of ours; a section reads it in any case, and code should find at least the usual ones.
    /// </summary>
    string? Variable(string name) => services.Variable(name) ?? services.Variable(name.ToUpperInvariant());

    LanePlan? Off(BackendCandidate candidate, string why, bool isMistake = false)
    {
        _off.Add(new BackendStatus
        {
            Name = candidate.Name,
            Type = candidate.TypeName,
            State = BackendState.Off,
            Why = why,
            IsDegraded = isMistake,
        });
        return null;
    }

    sealed record BackendCandidate(
        string Name, string TypeReference, BackendRegistration? Registration, IConfigurationSection? Section)
    {
        /// <summary>The type's name alone, also of <c>Name, Assembly</c>.</summary>
        public string TypeName => TypeReference.Split(',')[0].Trim();
    }
}
