// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>
/// What the pipeline does with a backend type, in its order. Its own members for that are not public.
/// </summary>
sealed class Pipeline
{
    readonly SentryBackendType _type = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public List<string> Reports { get; } = [];

    public List<Mistake> Mistakes { get; } = [];

    public SentryOptions Options { get; } = new();

    public bool IsOff => FindOff(_type, Variables.GetValueOrDefault);

    public string? Missing => FindMissing(_type, Options);

    public Pipeline Read(params (string Key, string Value)[] section)
    {
        var table = new SettingTable<SentryOptions>();
        DeclareSettings(_type, table);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(section.Select(pair =>
                KeyValuePair.Create($"sentry:{pair.Key}", (string?)pair.Value)))
            .Build();
        Tables<SentryOptions>.Read(table, configuration.GetSection("sentry"), Options, Mistakes.Add);
        return this;
    }

    public Pipeline Complete()
    {
        CompleteFromEnvironment(_type, Options, Setup());
        return this;
    }

    public IBackend Create() => Create(_type, Options, Setup());

    BackendSetup Setup() => NewSetup(
        "sentry",
        "Fanout:Backends:sentry",
        new TestTimeProvider(),
        Variables.GetValueOrDefault,
        Reports.Add,
        Mistakes.Add);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    static extern BackendSetup NewSetup(
        string name,
        string path,
        TimeProvider time,
        Func<string, string?> variable,
        Action<string> report,
        Action<Mistake> mistake);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Create")]
    static extern IBackend Create(SentryBackendType type, SentryOptions options, BackendSetup setup);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Missing")]
    static extern string? FindMissing(SentryBackendType type, SentryOptions options);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "IsOff")]
    static extern bool FindOff(SentryBackendType type, Func<string, string?> variable);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "CompleteFromEnvironment")]
    static extern void CompleteFromEnvironment(SentryBackendType type, SentryOptions options, BackendSetup setup);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "DeclareSettings")]
    static extern void DeclareSettings(SentryBackendType type, SettingTable<SentryOptions> settings);

    static class Tables<TOptions>
        where TOptions : class, new()
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Sinks.Fanout.ISettings.Read")]
        public static extern void Read(
            SettingTable<TOptions> table, IConfigurationSection section, object options, Action<Mistake> report);
    }
}
