// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// A kind of backend: its name, its settings, and how one is made. Derive from <see cref="BackendType{TOptions}"/>.
/// </summary>
[Experimental("SINKS001")]
public abstract class BackendType
{
    private protected BackendType()
    {
    }

    /// <summary>The name used in configuration (<c>Sentry</c>), matched in any case.</summary>
    public abstract string Name { get; }

    internal abstract BackendOptions NewOptions();

    internal abstract ISettings Settings { get; }

    internal abstract string? FindMissing(BackendOptions options);

    internal abstract bool IsSwitchedOff(Func<string, string?> variable);

    internal abstract void Complete(BackendOptions options, BackendSetup setup);

    internal abstract IReadOnlyList<BackendCompanion> FindCompanions(BackendOptions options, BackendSetup setup);

    internal abstract IBackend Make(BackendOptions options, BackendSetup setup);
}

/// <summary>A kind of backend with its options.</summary>
/// <typeparam name="TOptions">The options, filled alike by code, configuration and environment.</typeparam>
[Experimental("SINKS001")]
public abstract class BackendType<TOptions> : BackendType
    where TOptions : BackendOptions, new()
{
    SettingTable<TOptions>? _settings;

    /// <summary>
    /// Declares every setting beyond those of <see cref="BackendOptions"/>: the keys of the backend's section.
    /// </summary>
    /// <param name="settings">Where to declare.</param>
    protected abstract void DeclareSettings(SettingTable<TOptions> settings);

    /// <summary>
    /// The key of the one essential setting when it is missing (the backend is then inactive), or null.
    /// </summary>
    /// <param name="options">The options after all sources.</param>
    protected abstract string? Missing(TOptions options);

    /// <summary>Makes the backend.</summary>
    /// <param name="options">Checked options; the essential setting is present.</param>
    /// <param name="setup">The backend's name, clock and voice.</param>
    /// <exception cref="SettingException">An essential setting cannot be used: the backend is off and says
    /// so.</exception>
    protected abstract IBackend Create(TOptions options, BackendSetup setup);

    /// <summary>Completes options that nothing else has set from the vendor's environment variables.</summary>
    /// <param name="options">The options after code and section.</param>
    /// <param name="setup">Gives the variables.</param>
    protected virtual void CompleteFromEnvironment(TOptions options, BackendSetup setup)
    {
    }

    /// <summary>Whether a vendor variable (<c>SENTRY_ENABLED=false</c>) turns backends of this type off.</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    protected virtual bool IsOff(Func<string, string?> variable) => false;

    /// <summary>
    /// Backends that this one brings along, each with a lane of its own. They run also while the essential setting of
    /// this one is missing, and are off when it is switched off.
    /// </summary>
    /// <param name="options">The options after all sources; the essential setting may be missing.</param>
    /// <param name="setup">The name, the variables and the voice of this backend.</param>
    /// <returns>The companions, with options made anew at each call.</returns>
    protected virtual IReadOnlyList<BackendCompanion> Companions(TOptions options, BackendSetup setup) => [];

    internal sealed override ISettings Settings
    {
        get
        {
            if (_settings is null)
            {
                var settings = new SettingTable<TOptions>();
                LaneSettings.Declare(settings);
                DeclareSettings(settings);
                _settings = settings;
            }

            return _settings;
        }
    }

    internal sealed override BackendOptions NewOptions() => new TOptions();

    internal sealed override string? FindMissing(BackendOptions options) => Missing((TOptions)options);

    internal sealed override bool IsSwitchedOff(Func<string, string?> variable) => IsOff(variable);

    internal sealed override void Complete(BackendOptions options, BackendSetup setup) =>
        CompleteFromEnvironment((TOptions)options, setup);

    internal sealed override IReadOnlyList<BackendCompanion> FindCompanions(
        BackendOptions options, BackendSetup setup) => Companions((TOptions)options, setup);

    internal sealed override IBackend Make(BackendOptions options, BackendSetup setup) =>
        Create((TOptions)options, setup);
}
