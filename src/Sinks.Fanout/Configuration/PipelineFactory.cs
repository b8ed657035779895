// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>
/// Turns code, section and environment into a pipeline. Strength: off-switches from anywhere, then code, then the
/// section, then vendor variables, then defaults. A mistake costs what it concerns and nothing else; under
/// <c>Redaction</c> it costs every backend.
/// </summary>
sealed class PipelineFactory(FanoutBuilder? code, IConfigurationSection? section, PipelineServices services)
{
    readonly List<Mistake> _mistakes = [];
    readonly List<BackendStatus> _off = [];
    readonly List<string> _sentences = [];
    readonly FanoutOptions _options = new();

    string Path => section?.Path is { Length: > 0 } path ? path : "Fanout";

    /// <summary>Builds and starts the pipeline.</summary>
    /// <exception cref="FanoutConfigurationException">There are mistakes, and <c>Strict</c> is on.</exception>
    public Pipeline Build()
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

        var why = WhyNothingStarts();
        var candidates = Candidates();
        var lanes = new List<LanePlan>();
        foreach (var candidate in candidates)
        {
            if (Plan(candidate, why, isOnlyOfItsType: IsOnlyOfItsType(candidate, candidates)) is { } lane)
                lanes.Add(lane);
        }

        foreach (var mistake in _mistakes)
            services.Say($"Configuration: {mistake}");
        _sentences.ForEach(services.Say);
        if (_options.Strict && _mistakes.Count > 0)
        {
            foreach (var lane in lanes)
                _ = Detached.Run(() => lane.Backend.DisposeAsync().AsTask(), services.Scheduler);
            throw new FanoutConfigurationException(_mistakes);
        }

        if (!_options.Redaction.Enabled && lanes.Count > 0)
        {
            services.Say(
                $"{Path}:{FanoutSettings.RedactionKey}: redaction is turned off; events leave this process as they are "
                + "logged.");
        }

        var plan = new PipelinePlan
        {
            Name = section is null ? "code" : Path,
            Options = _options,
            Lanes = lanes,
            Hooks = code?.Hooks ?? [],
            Off = _off,
            Mistakes = _mistakes,
        };
        return new Pipeline(plan, services);
    }

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
    LanePlan? Plan(BackendCandidate candidate, string? whyNot, bool isOnlyOfItsType)
    {
        var path = candidate.Section?.Path ?? $"{Path}:{FanoutSettings.BackendsKey}:{candidate.Name}";
        try
        {
            return TryPlan(candidate, path, whyNot, isOnlyOfItsType);
        }
        catch (SettingException unusable)
        {
            _mistakes.Add(new Mistake($"{path}:{unusable.Key}", unusable.Reason, unusable.Fix));
            return Off(candidate, $"{unusable.Key} {unusable.Reason}", isMistake: true);
        }
        catch (Exception failure)
        {
            var why = $"could not be started ({failure.GetType().Name})";
            _mistakes.Add(new Mistake(path, why + ".", "Check its settings."));
            return Off(candidate, why, isMistake: true);
        }
    }

    LanePlan? TryPlan(BackendCandidate candidate, string path, string? whyNot, bool isOnlyOfItsType)
    {
        var type = candidate.Registration?.Type;
        if (type is null)
        {
            type = BackendTypes.Find(candidate.TypeReference, path, out var mistake);
            if (type is null)
            {
                _mistakes.Add(mistake!);
                return Off(candidate, mistake!.Reason, isMistake: true);
            }
        }

        var before = _mistakes.Count;
        var setup = new BackendSetup(
            candidate.Name,
            path,
            services.Time,
            services.Variable,
            sentence => _sentences.Add($"{candidate.Name}: {sentence}"),
            _mistakes.Add);
        var options = FillOptions(candidate, type, path, setup, isOnlyOfItsType);
        if (whyNot is not null)
            return Off(candidate, whyNot);
        if (!options.Enabled || SwitchText.IsOff(Variable($"Fanout__Backends__{candidate.Name}__Enabled")))
            return Off(candidate, "disabled");
        if (type.IsSwitchedOff(services.Variable))
            return Off(candidate, "disabled by an environment variable");
        if (type.FindMissing(options) is { } key)
            return Off(candidate, $"{key} is not set");
        return LanePlan.From(candidate.Name, type.Name, type.Make(options, setup), options, _options) with
        {
            HasMistakes = _mistakes.Count > before,
        };
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
