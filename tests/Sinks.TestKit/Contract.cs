// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>The pipeline's side of the backend contract, for tests of a backend without a pipeline.</summary>
public static class Contract
{
    public static FanoutBuilder NewBuilder() => new();

    /// <summary>What a backend gets when it is made.</summary>
    public static BackendSetup Setup(
        string name,
        TimeProvider? time = null,
        Func<string, string?>? variable = null,
        Action<string>? report = null,
        Action<Mistake>? mistake = null,
        string? hostEnvironment = null) =>
        new(
            name,
            $"Fanout:Backends:{name}",
            time ?? TimeProvider.System,
            variable ?? (static _ => null),
            report ?? (static _ => { }),
            mistake ?? (static _ => { }),
            hostEnvironment);

    public static IReadOnlyList<BackendCompanion> Companions(
        BackendType type, BackendOptions options, BackendSetup setup) => type.FindCompanions(options, setup);

    public static IBackend Make(BackendType type, BackendOptions options, BackendSetup setup) =>
        type.Make(options, setup);

    public static void Complete(BackendType type, BackendOptions options, BackendSetup setup) =>
        type.Complete(options, setup);

    public static bool IsSwitchedOff(BackendType type, Func<string, string?> variable) => type.IsSwitchedOff(variable);

    public static string? FindMissing(BackendType type, BackendOptions options) => type.FindMissing(options);

    public static void Read(
        BackendType type, IConfigurationSection section, BackendOptions options, Action<Mistake> report) =>
        type.Settings.Read(section, options, report);

    public static void Check(BackendType type, BackendOptions options, string path, Action<Mistake> report) =>
        type.Settings.Check(options, path, report);

    /// <summary>The keys a backend's section knows.</summary>
    public static IReadOnlyList<string> Keys(BackendType type) =>
        [.. type.Settings.Descriptions.Select(setting => setting.Key)];
}
