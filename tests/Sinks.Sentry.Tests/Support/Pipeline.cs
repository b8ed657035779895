// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>What the pipeline does with the backend type, in its order.</summary>
sealed class Pipeline
{
    readonly SentryBackendType _type = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public List<string> Reports { get; } = [];

    public List<Mistake> Mistakes { get; } = [];

    public SentryOptions Options { get; } = new();

    public bool IsOff => Contract.IsSwitchedOff(_type, Variables.GetValueOrDefault);

    public string? Missing => Contract.FindMissing(_type, Options);

    public IReadOnlyList<BackendCompanion> Companions => Contract.Companions(_type, Options, Setup());

    public Pipeline Read(params (string Key, string Value)[] section)
    {
        var values = section.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        Contract.Read(_type, FanoutHost.Section(values), Options, Mistakes.Add);
        return this;
    }

    public Pipeline Check()
    {
        Contract.Check(_type, Options, "Fanout:Backends:sentry", Mistakes.Add);
        return this;
    }

    public Pipeline Complete()
    {
        Contract.Complete(_type, Options, Setup());
        return this;
    }

    public IBackend Create() => Contract.Make(_type, Options, Setup());

    BackendSetup Setup() => Contract.Setup(
        "sentry", new TestTimeProvider(), Variables.GetValueOrDefault, Reports.Add, Mistakes.Add);
}
