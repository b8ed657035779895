// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>
/// The pipeline's side of the backend contract, which is internal to Sinks.Fanout: what the pipeline does to turn a
/// section into a backend, without a pipeline.
/// </summary>
/// <typeparam name="TOptions">The backend's options: an accessor must be as generic as its target.</typeparam>
static class Contract<TOptions>
    where TOptions : BackendOptions, new()
{
    const string Settings = "Sinks.Fanout.ISettings, Sinks.Fanout";

    public static void Read(
        BackendType<TOptions> type, IConfigurationSection section, TOptions options, Action<Mistake> report) =>
        Read(SettingsOf(type), section, options, report);

    public static void Check(BackendType<TOptions> type, TOptions options, string path, Action<Mistake> report) =>
        Check(SettingsOf(type), options, path, report);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    public static extern IBackend Make(BackendType<TOptions> type, BackendOptions options, BackendSetup setup);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    public static extern string? FindMissing(BackendType<TOptions> type, BackendOptions options);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Settings")]
    [return: UnsafeAccessorType(Settings)]
    static extern object SettingsOf(BackendType<TOptions> type);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Read")]
    static extern void Read(
        [UnsafeAccessorType(Settings)] object settings,
        IConfigurationSection section,
        object options,
        Action<Mistake> report);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Check")]
    static extern void Check(
        [UnsafeAccessorType(Settings)] object settings, object options, string path, Action<Mistake> report);
}
